"""Pages of the records of the office."""
