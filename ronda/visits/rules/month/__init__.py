"""What becomes of a month's plan: the hours of its days, what is carried over, and what would make it fit."""
