"""Scores are recorded once a closing, and a later month knows the latest run that was there."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from ronda.appraisal.models import PersonScore, SpellScore
from ronda.appraisal.queries import past_scores
from ronda.appraisal.rules.result_tables import RESULT_SCHEMAS, settled
from ronda.appraisal.services import record_scores
from ronda.facts.models import Closing
from ronda.facts.queries import folder_of
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import numbers_of_centres, numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.tests.builders import County, a_county

pytestmark = pytest.mark.django_db

MAY, JUNE = Month(2022, 5), Month(2022, 6)
DIEGO = "E05"


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_county()


def a_closing(county: County, run: int, day: int, score: int, month: Month = MAY) -> Closing:
    """An appraised run in which Diego reached this score, closed on this day of June."""
    closed_at = datetime(2022, 6, day, tzinfo=UTC)
    folder = f"closings/main/{month}/{run:02d}"
    closing = Closing.objects.create(
        company_id=county.viewer.company_id,
        month=str(month),
        run=run,
        as_of=closed_at,
        folder=folder,
        policy_digest="p",
        manifest_digest="m",
        closed_at=closed_at,
        state="appraised",
    )
    write_results(county, closing, score)
    return closing


def write_results(county: County, closing: Closing, score: int) -> None:
    person_id = numbers_of_people(county.viewer)[DIEGO]
    common: dict[str, Any] = {"person_id": person_id, "person_code": DIEGO, "newcomer": False}
    spell = common | {
        "spell_id": 7,
        "unit_id": numbers_of_centres(county.viewer)[county.centre.code],
        "post": "account_manager",
        "days": 31,
        "present_days": 31,
        "available_days": 31,
        "individual": Decimal("81.200050000"),
        "team": Decimal("87.5"),
        "final": score,
        "counted": score,
        "basis": "own",
    }
    person = common | {
        "score": score,
        "grade_score": score,
        "presence_days": 31,
        "period_days": 31,
        "months": 1,
    }
    folder = folder_of(closing) / "results"
    for name, row in (("spells", spell), ("persons", person)):
        table = pa.Table.from_pylist([row], schema=RESULT_SCHEMAS[name])
        write_parquet(settled(name, table), folder / f"{name}.parquet")


def test_a_score_is_recorded_in_ten_thousandths_and_only_once(county: County) -> None:
    closing = a_closing(county, run=1, day=3, score=831_049)

    assert record_scores(by=county.viewer, closing=closing) == 1

    spell = SpellScore.objects.get(closing=closing)
    assert (spell.individual, spell.team, spell.counted, spell.basis) == (812_001, 875_000, 831_049, "own")
    assert PersonScore.objects.get(closing=closing).score == 831_049
    with pytest.raises(RefusedError, match="2022-05 run 1: has its scores recorded already"):
        record_scores(by=county.viewer, closing=closing)
    assert PersonScore.objects.count() == 1


def test_nobody_of_another_company_and_no_account_manager_records_scores(county: County) -> None:
    closing = a_closing(county, run=1, day=3, score=831_049)
    other = Viewer(county.viewer.company_id + 1, None, frozenset({"operator"}), frozenset())
    manager = Viewer(county.viewer.company_id, 5, frozenset({"account_manager"}), frozenset())

    for by in (other, manager):
        with pytest.raises(NotAllowedError):
            record_scores(by=by, closing=closing)
    assert not SpellScore.objects.exists()


def test_a_later_month_knows_the_latest_run_that_was_there_at_the_moment(county: County) -> None:
    for run, day, score in ((1, 3, 800_000), (2, 20, 900_000)):
        record_scores(by=county.viewer, closing=a_closing(county, run, day, score))
    record_scores(by=county.viewer, closing=a_closing(county, 1, 4, 700_000, month=MAY.plus(-1)))

    def known(day: int, months: int = 1) -> list[tuple[str, int]]:
        rows = past_scores(county.viewer, JUNE, datetime(2022, 6, day, tzinfo=UTC), months)
        return [(row["month"], row["score"]) for row in rows]

    assert known(2) == []
    assert known(10) == [("2022-05", 800_000)]
    assert known(25) == [("2022-05", 900_000)]
    assert known(25, months=2) == [("2022-04", 700_000), ("2022-05", 900_000)]


def test_hugo_of_another_company_knows_no_score(county: County) -> None:
    record_scores(by=county.viewer, closing=a_closing(county, run=1, day=3, score=831_049))
    hugo = Viewer(county.viewer.company_id + 1, 99, frozenset({"leader"}), frozenset())
    elena = Viewer(
        county.viewer.company_id,
        numbers_of_people(county.viewer)["E06"],
        frozenset({"account_manager"}),
        frozenset(),
    )

    for viewer in (hugo, elena):
        assert past_scores(viewer, JUNE, datetime(2022, 6, 25, tzinfo=UTC), 2) == []
