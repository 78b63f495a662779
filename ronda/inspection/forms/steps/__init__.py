"""What each deed of a finding asks for."""
