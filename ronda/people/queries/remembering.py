"""Records that are edited in place, as they were at a moment."""

from datetime import datetime
from typing import Any

from ronda.people.models import Centre, Company, Person


def remembered(
    model: type[Company] | type[Centre] | type[Person], as_of: datetime, **conditions: Any
) -> dict[int, dict[str, Any]]:
    """The values of each record by its number, as its last edit up to `as_of` left them.

    Two edits may carry the same moment, and then the later one counts; `history.as_of` would give both.
    """
    last: dict[int, dict[str, Any]] = {}
    edits = model.history.filter(history_date__lte=as_of, **conditions)
    for edit in edits.order_by("history_date", "history_id").values():
        last[edit["id"]] = edit
    return {number: edit for number, edit in last.items() if edit["history_type"] != "-"}
