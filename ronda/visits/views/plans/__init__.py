"""Pages of the month's plan of visits."""
