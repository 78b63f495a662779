"""What a viewer sees of observed visits, drills and the checks of what was learnt."""
