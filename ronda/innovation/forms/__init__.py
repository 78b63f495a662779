"""Forms of innovation."""
