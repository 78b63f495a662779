"""Pages of the problem register."""
