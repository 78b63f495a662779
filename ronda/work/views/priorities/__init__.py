"""Pages of phase priorities."""
