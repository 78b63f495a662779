"""Pages of topics and their reviews."""
