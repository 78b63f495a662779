"""Reading files of others: columns, cells, what is wrong, what is only strange; text in, values out."""
