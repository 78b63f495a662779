"""What an inspector fills in, for each object of inspection."""
