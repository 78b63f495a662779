"""Pages of an inspector's work."""
