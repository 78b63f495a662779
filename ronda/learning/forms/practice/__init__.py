"""Forms of observed visits, drills and checks of what was learnt."""
