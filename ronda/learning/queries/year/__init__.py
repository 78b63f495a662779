"""What the year's training plan is made from, what it says, and what a change of it would do."""
