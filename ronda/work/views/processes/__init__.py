"""Pages of the process library."""
