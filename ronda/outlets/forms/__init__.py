"""The shape of what the pages of outlets take in."""
