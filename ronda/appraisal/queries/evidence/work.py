"""Hand-overs and tasks of a duty, time on forms, confirmed findings, and scores of earlier months."""

from collections.abc import Mapping
from typing import Any

from ronda.appraisal.queries.closed import Row
from ronda.appraisal.queries.evidence.asking import Asked
from ronda.appraisal.rules.derivation.handovers import concerned, days_late
from ronda.kernel.period import Month


def handovers(asked: Asked) -> list[dict[str, Any]]:
    """Hand-overs of the duty that count for this result, the latest first.

    Without a duty, those of all duties that the indicator counts, of the spell's own.
    """
    unit_id = asked.spell["unit_id"]
    duties = {asked.duty} if asked.duty else set(asked.rules.indicators[asked.indicator].duty_codes)
    found: list[Mapping[str, Any]] = [*asked.facts.rows("handovers", unit_id=unit_id, duty=duties)]
    if not asked.duty:
        owners = {row["person_id"] for row in asked.spells}
        found = [row for row in found if row["owner_id"] in owners]
    elif asked.owner_id is not None:
        share = {
            "unit_id": unit_id,
            "duty": asked.duty,
            "owner_id": asked.owner_id,
            "side": asked.rules.posts[asked.rules.duties[asked.duty].post].side,
        }
        level = asked.rules.indicators[asked.indicator].level
        person_id = asked.spell["person_id"]
        found = concerned(found, share, level=level, holder_id=person_id, book_holders=_book_holders(asked))
    names = asked.names({row["owner_id"] for row in found} | {row["receiver_id"] for row in found} - {None})
    found.sort(
        key=lambda row: (row["delivered"] and not row["returned"], -days_late(row), row["handover_id"])
    )
    return [
        {
            "number": row["handover_id"],
            "owner": names.get(row["owner_id"], f"#{row['owner_id']}"),
            "receiver": names.get(row["receiver_id"], ""),
            **asked.outlet(row["outlet_id"]),
            "elapsed_days": row["elapsed"],
            "allowed_days": row["allowed"],
            "late_days": days_late(row),
            "delivered": row["delivered"],
            "returned": row["returned"],
        }
        for row in found
    ]


def tasks(asked: Asked) -> list[dict[str, Any]]:
    """Tasks of the duty, or of all duties that the indicator counts; those that failed first."""
    unit_id = asked.spell["unit_id"]
    duties = {asked.duty} if asked.duty else set(asked.rules.indicators[asked.indicator].duty_codes)
    owners = {asked.owner_id} if asked.owner_id is not None else {row["person_id"] for row in asked.spells}
    spells = asked.facts.rows("spells", unit_id=unit_id, person_id=owners)
    found = [
        row
        for row in asked.facts.rows("tasks", unit_id=unit_id, owner_id=owners, duty=duties)
        if any(
            spell["person_id"] == row["owner_id"] and spell["start"] <= row["due"] < spell["end"]
            for spell in spells
        )
    ]
    names = asked.names({row["owner_id"] for row in found})
    found.sort(key=lambda row: (row["in_time"] and row["effective"], row["due"], row["task_id"]))
    return [
        {
            "number": row["task_id"],
            "duty": row["duty"],
            "owner": names.get(row["owner_id"], f"#{row['owner_id']}"),
            "due": row["due"].isoformat(),
            "in_time": row["in_time"],
            "effective": row["effective"],
        }
        for row in found
    ]


def paperwork(asked: Asked) -> list[dict[str, Any]]:
    """Time on forms of those who hold outlets, by day; whose it was is told to nobody here."""
    if not asked.facts.has("form_times"):
        return []
    holding = [row for row in asked.spells if asked.rules.posts[row["post"]].holds_portfolio]
    persons = {row["person_id"] for row in holding}
    days: dict[Any, list[Row]] = {}
    for row in asked.facts.rows("form_times", person_id=persons, unit_id=asked.spell["unit_id"]):
        if any(
            spell["person_id"] == row["person_id"] and spell["start"] <= row["day"] < spell["end"]
            for spell in holding
        ):
            days.setdefault(row["day"], []).append(row)
    return [
        {
            "day": day.isoformat(),
            "people": len(found),
            "forms": sum(row["forms"] for row in found),
            "minutes": round(sum(row["seconds"] for row in found) / 60),
        }
        for day, found in sorted(days.items())
    ]


def findings(asked: Asked) -> list[dict[str, Any]]:
    found = asked.facts.rows("integrity_findings", person_id=asked.spell["person_id"])
    return [{"kind": row["kind"]} for row in sorted(found, key=lambda row: row["finding_id"])]


def past_scores(asked: Asked) -> list[dict[str, Any]]:
    """The months before that the grade looks back on."""
    first = str(asked.month.plus(1 - asked.rules.grading.rolling_months))
    found = [
        row
        for row in asked.facts.rows("past_scores", person_id=asked.spell["person_id"])
        if first <= row["month"] < str(asked.month)
    ]
    found.sort(key=lambda row: str(row["month"]), reverse=True)
    return [
        {
            "month": str(Month.parse(row["month"])),
            "earlier_score": row["score"],
            "presence_days": row["presence_days"],
            "period_days": row["period_days"],
        }
        for row in found
    ]


def _book_holders(asked: Asked) -> frozenset[int]:
    spells: list[Row] = asked.facts.rows("spells", unit_id=asked.spell["unit_id"])
    held = {row["spell_id"] for row in asked.facts.rows("books", unit_id=asked.spell["unit_id"])}
    return frozenset(row["person_id"] for row in spells if row["spell_id"] in held)
