"""What becomes of ideas and topics, decided without chance and clock."""
