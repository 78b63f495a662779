"""Which way a record of the office goes: a document is looked over before it is done."""

from collections.abc import Mapping

DOCUMENT = "document"
# From a state to those that a button leads to.
_STEPS: Mapping[str, tuple[str, ...]] = {
    "open": ("done", "dropped"),
    "review": ("done", "open", "dropped"),
    "done": ("open",),
    "dropped": ("open",),
}


def steps_from(kind: str, state: str) -> tuple[str, ...]:
    """States that follow; an open document goes to review first."""
    if kind == DOCUMENT and state == "open":
        return ("review", "dropped")
    return _STEPS[state]
