"""Ronda: software for marketing teams that serve licensed retailers."""
