"""Pages of innovation."""
