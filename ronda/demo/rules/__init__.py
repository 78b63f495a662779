"""A county company that never was: seeded columns, one subject a file."""
