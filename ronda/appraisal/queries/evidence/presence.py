"""Visits due and done, outlets visited in the field, and outlets that use the system."""

from fractions import Fraction
from typing import Any

from ronda.appraisal.queries.closed import by_key
from ronda.appraisal.queries.evidence.asking import Asked
from ronda.kernel.exact import plain, rounded


def visits(asked: Asked) -> list[dict[str, Any]]:
    """Each outlet of the book with the visits that were due and done; most missing first."""
    frequency = asked.rules.visits.frequency
    spells = by_key(asked.spells, "spell_id")
    done = asked.facts.rows(
        "visits", person_id={row["person_id"] for row in asked.spells}, kind="visit", valid=True
    )
    days = {(row["person_id"], row["outlet_id"], row["day"]) for row in done}
    rows = []
    for book in asked.books:
        spell = spells[book["spell_id"]]
        visit_class = asked.outlets[book["outlet_id"]]["visit_class"]
        due = Fraction(
            frequency.get(visit_class, 0) * book["days"] * spell["available_days"],
            spell["days"] * asked.month.days,
        )
        count = sum(
            (spell["person_id"], book["outlet_id"], day) in days
            for day in asked.month.period.each_day()
            if book["start"] <= day < book["end"]
        )
        rows.append((max(due - count, Fraction(0)), book, visit_class, due, count))
    rows.sort(key=lambda row: (-row[0], row[1]["outlet_id"]))
    return [
        {
            **asked.outlet(book["outlet_id"]),
            "visit_class": visit_class,
            "days_held": book["days"],
            "visits_due": plain(rounded(due, 2)),
            "visits_done": count,
            "visits_missing": plain(rounded(missing, 2)),
        }
        for missing, book, visit_class, due, count in rows
    ]


def field_visits(asked: Asked) -> list[dict[str, Any]]:
    """Visits in the field during the spell, by day."""
    found = asked.facts.rows(
        "visits", person_id={row["person_id"] for row in asked.spells}, kind="field_visit", valid=True
    )
    inside = [
        row
        for row in found
        if any(
            spell["person_id"] == row["person_id"] and spell["start"] <= row["day"] < spell["end"]
            for spell in asked.spells
        )
    ]
    inside.sort(key=lambda row: (row["day"], row["visit_id"]))
    return [
        {"number": row["visit_id"], "day": row["day"].isoformat(), **asked.outlet(row["outlet_id"])}
        for row in inside
    ]


def system_use(asked: Asked) -> list[dict[str, Any]]:
    """Modern outlets with the days on which they used the system; the fewest first."""
    found = asked.facts.rows("system_use", outlet_id=asked.books_at_end)
    modern = [row for row in found if asked.outlets[row["outlet_id"]]["modern"]]
    modern.sort(key=lambda row: (row["days_used"], row["outlet_id"]))
    return [
        {
            **asked.outlet(row["outlet_id"]),
            "days_used": row["days_used"],
            "enough_days": asked.rules.visits.modern_use_days,
        }
        for row in modern
    ]
