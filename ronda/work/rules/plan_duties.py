"""Which duty the milestones, the summary and the target list of a plan belong to."""

MILESTONES = {"brand": "B1", "service": "D3", "modern": "D2", "network": "D4"}
SUMMARIES = {"brand": "B5", "service": "D3", "modern": "D2", "network": "D4"}


def milestone_duty(kind: str) -> str:
    return MILESTONES[kind]


def summary_duty(kind: str) -> str:
    return SUMMARIES[kind]
