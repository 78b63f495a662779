"""Tags of recognition."""
