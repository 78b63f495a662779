"""Every write of the certification."""
