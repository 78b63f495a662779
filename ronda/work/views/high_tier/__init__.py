"""Pages of high-tier customers."""
