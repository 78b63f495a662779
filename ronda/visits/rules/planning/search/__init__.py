"""The compiled search for a team's tours."""
