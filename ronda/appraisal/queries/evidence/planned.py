"""Visits of the accepted plan and what became of them; visits recorded and whether they stand."""

from typing import Any

from ronda.appraisal.queries.evidence.asking import Asked


def planned_visits(asked: Asked) -> list[dict[str, Any]]:
    """Those with a day inside the spell; what was not done comes first, then by day."""
    rows = [row for row in _own(asked, "planned_visits") if row["day"] is not None]
    rows.sort(key=lambda row: (row["state"] == "done", row["day"], row["planned_id"]))
    return [
        {
            "number": row["planned_id"],
            "day": row["day"].isoformat(),
            **asked.outlet(row["outlet_id"]),
            "visit_reason": row["reason"],
            "visit_state": row["state"],
        }
        for row in rows
    ]


def recorded_visits(asked: Asked) -> list[dict[str, Any]]:
    """Visits to outlets during the spell; those that were found false come first."""
    rows = _own(asked, "visits", kind="visit")
    rows.sort(key=lambda row: (row["valid"], row["day"], row["visit_id"]))
    return [
        {
            "number": row["visit_id"],
            "day": row["day"].isoformat(),
            **asked.outlet(row["outlet_id"]),
            "valid": row["valid"],
        }
        for row in rows
    ]


def _own(asked: Asked, table: str, **only: Any) -> list[dict[str, Any]]:
    """The rows of the people asked about, on the days of their spells."""
    spells = asked.spells
    found = asked.facts.rows(table, person_id={row["person_id"] for row in spells}, **only)
    return [
        row
        for row in found
        if row["day"] is not None
        and any(
            spell["person_id"] == row["person_id"] and spell["start"] <= row["day"] < spell["end"]
            for spell in spells
        )
    ]
