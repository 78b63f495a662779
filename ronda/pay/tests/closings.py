"""Runs of September 2025 with results of our own choosing, in a home and in the database.

Linn's account managers are Diego, Elena and Farid; Ana directs. Everybody else of the cast is not appraised.
"""

import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS
from ronda.facts.models import Closing
from ronda.facts.queries import folder_of
from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.facts.services.parquet import write_parquet
from ronda.pay.queries.closed import rules_of
from ronda.pay.services import distribute_folder
from ronda.pay.tests.staff import POLICIES, SEPTEMBER
from ronda.people.models import Appointment
from ronda.people.tests.builders import County

CLOSED = datetime(2025, 10, 3, 8, tzinfo=UTC)
POINTS = {"ana": "105", "diego": "101", "elena": "84.99", "farid": "85"}
BUDGET = 1_000_000


def a_run(
    county: County,
    run: int = 1,
    *,
    points: Mapping[str, str] = POINTS,
    fined: Sequence[str] = (),
    budget: int | None = BUDGET,
    team: str = "100",
) -> Closing:
    """A run whose results are distributed in its folder; nothing is posted yet."""
    closing = Closing.objects.create(
        company=county.company,
        month=str(SEPTEMBER),
        run=run,
        as_of=CLOSED,
        folder=f"closings/main/{SEPTEMBER}/{run:02d}",
        policy_digest="ours",
        manifest_digest=f"run {run}",
        state="distributed",
        closed_at=CLOSED,
    )
    folder = folder_of(closing)
    shutil.copytree(POLICIES, folder / "policy")
    for name, rows in _facts(county, points, fined).items():
        write_parquet(arranged(FROZEN_TABLES[name], rows), folder / "facts" / f"{name}.parquet")
    for name, rows in _results(county, points, team).items():
        table = pa.Table.from_pylist(rows, schema=RESULT_SCHEMAS[name])
        write_parquet(table, folder / "results" / f"{name}.parquet")
    distribute_folder(
        facts=folder / "facts",
        results=folder / "results",
        month=SEPTEMBER,
        rules=rules_of(closing),
        budget_cents=budget,
    )
    return closing


def spells_of(county: County) -> dict[str, Appointment]:
    return {name: Appointment.objects.get(person=county.people[name]) for name in POINTS}


def _facts(
    county: County, points: Mapping[str, str], fined: Sequence[str]
) -> dict[str, list[dict[str, Any]]]:
    spells = [
        {**_spell(county, name), "start": SEPTEMBER.start, "end": SEPTEMBER.end, "wage_cents": None}
        for name in points
    ]
    return {
        "units": [{"unit_id": county.centre.pk, "code": county.centre.code, "name": county.centre.name}],
        "people": [
            {"person_id": person.pk, "code": person.code, "name": person.name}
            for person in county.people.values()
        ],
        "spells": spells,
        "integrity_findings": [
            {"finding_id": number, "person_id": county.people[name].pk, "kind": "false_visit"}
            for number, name in enumerate(fined, start=1)
        ],
    }


def _results(county: County, points: Mapping[str, str], team: str) -> dict[str, list[dict[str, Any]]]:
    scores = {name: int(Decimal(score) * 10_000) for name, score in points.items()}
    return {
        "spells": [
            {**_spell(county, name), "team": Decimal(team), "counted": scores[name]} for name in points
        ],
        "persons": [
            {
                "person_id": county.people[name].pk,
                "person_code": county.people[name].code,
                "score": scores[name],
                "grade_score": scores[name],
                "presence_days": 30,
                "period_days": 30,
                "months": 1,
                "newcomer": False,
            }
            for name in points
        ],
    }


def _spell(county: County, name: str) -> dict[str, Any]:
    appointment = Appointment.objects.select_related("post", "person").get(person=county.people[name])
    return {
        "spell_id": appointment.pk,
        "person_id": appointment.person.pk,
        "person_code": appointment.person.code,
        "unit_id": county.centre.pk,
        "post": appointment.post.code,
        "days": 30,
        "present_days": 30,
        "available_days": 30,
        "newcomer": False,
    }
