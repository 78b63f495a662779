"""Records of visits that were inspected, inspections that were due, and corrections of findings."""

from typing import Any

from ronda.appraisal.queries.closed import Row
from ronda.appraisal.queries.evidence.asking import Asked


def inspected_records(asked: Asked) -> list[dict[str, Any]]:
    """Those whose result stands since a day of the spell; a confirmed finding comes first."""
    rows = [row for row in _own(asked, "inspections", "person_id", "settled_on") if row["object"] == "visits"]
    rows.sort(key=lambda row: (row["agrees"], row["settled_on"], row["inspection_id"]))
    return [
        {
            "day": row["settled_on"].isoformat(),
            **asked.outlet(row["outlet_id"]),
            "agrees": row["agrees"],
        }
        for row in rows
    ]


def inspections(asked: Asked) -> list[dict[str, Any]]:
    """Those due in the spell, what was not inspected first; no outlet: a draw may not be released yet."""
    rows = _own(asked, "inspections", "inspector_id", "due")
    rows.sort(key=lambda row: (row["done_on"] is not None, row["due"], row["inspection_id"]))
    return [
        {
            "due": row["due"].isoformat(),
            "object": row["object"],
            "done_on": row["done_on"].isoformat() if row["done_on"] else "",
        }
        for row in rows
    ]


def corrections(asked: Asked) -> list[dict[str, Any]]:
    """Confirmed findings to be corrected in the spell, those not corrected in time first."""
    rows = _own(asked, "corrections", "person_id", "due")
    rows.sort(key=lambda row: (row["in_time"], row["due"], row["finding_id"]))
    return [
        {
            "number": row["finding_id"],
            "due": row["due"].isoformat(),
            **asked.outlet(row["outlet_id"]),
            "kind": row["finding_kind"],
            "in_time": row["in_time"],
        }
        for row in rows
    ]


def _own(asked: Asked, table: str, person: str, day: str) -> list[Row]:
    """The rows of the people asked about, on the days of their spells and in their units."""
    spells = asked.spells
    whose: dict[str, Any] = {person: {row["person_id"] for row in spells}}
    found = asked.facts.rows(table, **whose)
    return [
        row
        for row in found
        if row[day] is not None
        and any(
            spell["person_id"] == row[person]
            and spell["unit_id"] == row["unit_id"]
            and spell["start"] <= row[day] < spell["end"]
            for spell in spells
        )
    ]
