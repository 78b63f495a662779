"""Pages of learning at work."""
