"""The stages of a plan in their order; supervision stands beside them."""

STAGES = ("plan", "execute", "track", "feed_back", "summarise")
SUPERVISE = "supervise"


def stage_after_note(stage: str, note: str) -> str:
    """A note of a later stage moves the plan on; one of an earlier stage, or of supervision, does not."""
    if note not in STAGES:
        return stage
    return max(stage, note, key=STAGES.index)


def step_states(state: str, stage: str) -> list[tuple[str, str]]:
    """Each stage with `done`, `now`, `later` or `stop`, as the way on the page draws it."""
    here = STAGES.index(stage)
    if state == "closed":
        return [(each, "done") for each in STAGES]
    now = "stop" if state == "stopped" else "now"
    return [
        (each, "done" if place < here else now if place == here else "later")
        for place, each in enumerate(STAGES)
    ]
