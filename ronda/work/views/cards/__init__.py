"""Pages of responsibility cards."""
