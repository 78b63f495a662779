"""Forms about problems."""
