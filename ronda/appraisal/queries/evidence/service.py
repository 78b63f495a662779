"""What outlets asked and said, and the records kept about them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from ronda.appraisal.queries.closed import Row
from ronda.appraisal.queries.evidence.asking import Asked
from ronda.kernel.exact import rounded


def satisfaction(asked: Asked) -> list[dict[str, Any]]:
    """How many forms gave which score, the lowest first; which outlet gave it is nobody's to know.

    What a single form says is not told either: scores next to each other are told by their mean, so many
    together as may be told of, and of fewer forms only how many there are.
    """
    scores = sorted(row["score"] for row in _in_book(asked, "satisfaction_forms"))
    least = asked.rules.customers.reporting_least if asked.rules.customers else 1
    if 0 < len(scores) < least:
        return [{"score": None, "forms": len(scores)}]
    found: list[dict[str, Any]] = []
    for together in _groups(scores, least):
        mean = rounded(Fraction(sum(together), len(together)), 2)
        found.append({"score": mean, "forms": len(together)})
    return found


def _groups(scores: Sequence[int], least: int) -> list[list[int]]:
    """At least so many each, and never the same score in two."""
    groups: list[list[int]] = []
    for score in scores:
        if groups and (len(groups[-1]) < least or groups[-1][-1] == score):
            groups[-1].append(score)
        else:
            groups.append([score])
    if len(groups) > 1 and len(groups[-1]) < least:
        last = groups.pop()
        groups[-1] += last
    return groups


def requests(asked: Asked) -> list[dict[str, Any]]:
    """Requests due, those not closed in time first."""
    owners = {row["person_id"] for row in asked.spells}
    due = [
        row
        for row in asked.facts.rows("requests", owner_id=owners)
        if any(
            spell["person_id"] == row["owner_id"] and spell["start"] <= row["due"] < spell["end"]
            for spell in asked.spells
        )
    ]
    due.sort(key=lambda row: (row["in_time"], row["due"], row["request_id"]))
    return [
        {"due": row["due"].isoformat(), **asked.outlet(row["outlet_id"]), "in_time": row["in_time"]}
        for row in due
    ]


def information(asked: Asked) -> list[dict[str, Any]]:
    """Sampled records, those with a fault first."""
    checks = _in_book(asked, "information_checks")
    parts = ("complete", "correct", "on_time")
    checks.sort(key=lambda row: (all(row[part] for part in parts), row["day"], row["check_id"]))
    return [
        {
            "day": row["day"].isoformat(),
            **asked.outlet(row["outlet_id"]),
            **{part: row[part] for part in parts},
        }
        for row in checks
    ]


def _in_book(asked: Asked, table: str) -> list[Row]:
    """Records about outlets on days on which they were held."""
    held: dict[int, list[Row]] = {}
    for book in asked.books:
        held.setdefault(book["outlet_id"], []).append(book)
    return [
        row
        for row in asked.facts.rows(table, outlet_id=set(held))
        if any(book["start"] <= row["day"] < book["end"] for book in held[row["outlet_id"]])
    ]
