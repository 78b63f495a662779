"""The shape of what the pages' addresses and forms ask for."""
