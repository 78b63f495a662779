"""Every write of innovation, for the contexts above."""
