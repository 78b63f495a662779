"""Frozen tables in, measures out: pure Ibis expressions."""
