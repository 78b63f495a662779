"""Pages of rounds of inspections."""
