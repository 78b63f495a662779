"""Findings on their way: who sees which, how one stands, and whose turn it is."""
