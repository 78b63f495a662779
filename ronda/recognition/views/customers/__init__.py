"""Pages of the customers' view."""
