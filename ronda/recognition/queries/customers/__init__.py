"""Reads of the customers' view; who is rated never learns which outlets were asked."""
