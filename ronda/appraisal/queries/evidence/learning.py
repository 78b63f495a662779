"""What was learnt and sat, and who is certified: one's own by the month, of a unit only how many."""

from collections import Counter
from typing import Any

from ronda.appraisal.queries.closed import Row
from ronda.appraisal.queries.evidence.asking import Asked


def learning_months(asked: Asked) -> list[dict[str, Any]]:
    """The twelve months, the newest first."""
    rows = asked.facts.rows("learning_months", person_id=_people(asked))
    rows.sort(key=lambda row: row["month"], reverse=True)
    return [{"month": row["month"], "minutes": row["minutes"], "counts": row["counts"]} for row in rows]


def learning_people(asked: Asked) -> list[dict[str, Any]]:
    """By month how many of the unit's people learnt something, of those who were there."""
    rows = asked.facts.rows("learning_months", person_id=_people(asked))
    there = Counter(row["month"] for row in rows if row["counts"])
    learnt = Counter(row["month"] for row in rows if row["minutes"])
    months = sorted(there.keys() | learnt.keys(), reverse=True)
    return [{"month": month, "people": there[month], "learnt": learnt[month]} for month in months]


def exam_outcomes(asked: Asked) -> list[dict[str, Any]]:
    """By day and level of the vocational exam, or by exam of the company's own; the newest first."""
    rows = asked.facts.rows("exam_outcomes", person_id=_people(asked))
    sat: dict[Any, list[Row]] = {}
    for row in rows:
        sat.setdefault((row["day"], row["level"] or 0, row["exam_id"] or 0), []).append(row)
    return [
        {
            "day": day.isoformat(),
            "vocational_level": level,
            "sat": len(found),
            "passed": sum(row["passed"] for row in found),
        }
        for (day, level, _exam), found in sorted(sat.items(), key=lambda each: each[0], reverse=True)
    ]


def certificates(asked: Asked) -> list[dict[str, Any]]:
    """By vocational level how many of the unit's people hold it as their highest; 0: none."""
    people = _people(asked)
    highest: dict[int, int] = {}
    for row in asked.facts.rows("certificates", person_id=people):
        highest[row["person_id"]] = min(row["level"], highest.get(row["person_id"], row["level"]))
    heads = Counter(highest.get(person, 0) for person in people)
    return [
        {"vocational_level": level, "people": heads[level]} for level in sorted(heads, key=lambda n: n or 9)
    ]


def _people(asked: Asked) -> set[int]:
    """Whoever is counted: in the post when the month ends, in one of the front or the back office."""
    posts = {code for code, post in asked.rules.posts.items() if post.side != "none"}
    return {
        row["person_id"] for row in asked.spells if row["end"] == asked.month.end and row["post"] in posts
    }
