"""Freezing a month and opening what was frozen."""
