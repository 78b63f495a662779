"""An in-store sales assist in its five steps."""

STEPS = ("plan", "do", "result", "note", "next")


def assist_steps(state: str, *, has_come: bool, goes_on: bool) -> list[tuple[str, str]]:
    """Each step with `done`, `now`, `later` or `stop`; `goes_on`: the report names a next step."""
    if state == "done":
        return [(step, "done") for step in STEPS[:-1]] + [(STEPS[-1], "done" if goes_on else "later")]
    here = 1 if has_come else 0
    now = "stop" if state == "cancelled" else "now"
    return [
        (step, "done" if place < here else now if place == here else "later")
        for place, step in enumerate(STEPS)
    ]
