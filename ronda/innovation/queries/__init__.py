"""Every read of innovation, for the contexts above."""
