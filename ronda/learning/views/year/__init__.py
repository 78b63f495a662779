"""Pages of the year's training plan."""
