"""Drawn units as their inspectors work on them, each only as far as its viewer may see it."""
