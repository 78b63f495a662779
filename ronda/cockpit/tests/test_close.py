"""Closing a month: the same bytes again, what was known when, and going on where it was broken off."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from django.db import transaction

from ronda.cockpit.services import close_month
from ronda.cockpit.services.closing import Progress
from ronda.cockpit.tests.closing_world import (
    AS_OF,
    CLOSED,
    DIEGO,
    ELENA,
    FARID,
    LATER,
    NEW,
    OCTOBER,
    Sale,
    a_closable_county,
    a_policy,
    bytes_of,
    close_october,
    files_in,
    frozen_rows,
    keep_what_is_sold,
    sell,
    set_target,
    the_sales,
)
from ronda.facts.queries import Closing, closing_for, closings_for, folder_of
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.facts.services import add_results, freeze_month, hold_month, manifest_of
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.rules import OutletRow, PortfolioRow
from ronda.outlets.services import assign_portfolios, keep_outlets
from ronda.people.rules import CalendarRow, LeaveRow, PersonRow
from ronda.people.services import keep_people, record_leave, set_calendar
from ronda.people.tests.builders import County, a_county, the_rules
from ronda.visits.rules import VisitRow
from ronda.visits.services import record_visits
from ronda.work.rules import TaskRow
from ronda.work.services import record_tasks

pytestmark = pytest.mark.django_db


class CrashError(Exception):
    """The machine stops."""


@pytest.fixture
def county(ronda_home: Path) -> County:
    return a_closable_county()


def crash_at(step: str, done: int) -> Progress:
    def stop(at_step: str, at_done: int, total: int) -> None:
        if (at_step, at_done) == (step, done):
            raise CrashError

    return stop


def close_again(county: County, crash: Progress | None = None, until: str = "distributed") -> Closing:
    return close_october(county, until=until, progress=crash)


class Undone:
    """What happens inside leaves neither rows nor, afterwards, closings in the home."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __enter__(self) -> None:
        self.point = transaction.savepoint()

    def __exit__(self, *_: object) -> None:
        transaction.savepoint_rollback(self.point)
        closings = self.home / "closings"
        if closings.exists():
            closings.rename(self.home / f"closings-{len(list(self.home.iterdir()))}")


def test_a_broken_off_closing_is_continued_to_the_same_bytes_as_an_unbroken_one(
    county: County, ronda_home: Path
) -> None:
    with Undone(ronda_home):
        closing = close_october(county)
        whole, manifest = bytes_of(closing), manifest_of(closing).text

    with pytest.raises(CrashError):
        close_again(county, crash_at("freeze", 5))
    with transaction.atomic():
        # The files of two steps are there, and the manifest names them; the database knows of none.
        close_again(county, until="frozen")
        close_again(county, until="appraised")
        transaction.set_rollback(True)
    states = [closing.state for closing in closings_for(county.viewer)]
    for step, done in (("appraise", 0), ("appraise", 2), ("distribute", 1)):
        with pytest.raises(CrashError):
            close_again(county, crash_at(step, done))
        states += [closing.state for closing in closings_for(county.viewer)]
    closing = close_again(county)

    assert states == ["frozen", "appraised", "appraised"]
    assert (closing.run, closing.state) == (1, "distributed")
    assert (bytes_of(closing), manifest_of(closing).text) == (whole, manifest)


def test_a_step_whose_files_were_written_but_not_registered_is_repeated(county: County) -> None:
    closing = close_again(county, until="frozen")
    results = folder_of(closing) / "results"
    marks = {"spells": write_parquet(pa.table({"spell_id": [1]}), results / "spells.parquet")}
    with transaction.atomic():
        add_results(by=county.viewer, at=CLOSED, closing=closing, marks=marks, state="appraised")
        transaction.set_rollback(True)
    closing = closing_for(county.viewer, OCTOBER)

    again = add_results(by=county.viewer, at=CLOSED, closing=closing, marks=marks, state="appraised")

    assert manifest_of(again).results == marks
    assert manifest_of(again).digest == again.manifest_digest


def test_a_manifest_that_was_tampered_with_takes_no_results(county: County) -> None:
    closing = close_again(county, until="frozen")
    path = folder_of(closing) / "manifest.json"
    path.chmod(0o640)
    path.write_text(
        path.read_text(encoding="utf-8").replace(closing.policy_digest, "0" * 64), encoding="utf-8"
    )

    with pytest.raises(RefusedError, match="is not the manifest that was registered"):
        add_results(by=county.viewer, at=CLOSED, closing=closing, marks={}, state="appraised")


def test_no_state_is_left_out(county: County) -> None:
    closing = close_again(county, until="frozen")

    with pytest.raises(RefusedError, match="is frozen and cannot become distributed"):
        add_results(by=county.viewer, at=CLOSED, closing=closing, marks={}, state="distributed")


def test_a_crash_while_freezing_leaves_nothing_that_looks_like_a_closing(
    county: County, ronda_home: Path
) -> None:
    with pytest.raises(CrashError):
        close_again(county, crash_at("freeze", 5))

    runs = ronda_home / "closings" / "main" / "2022-10"
    assert [path.name for path in runs.iterdir() if not path.name.endswith(".lock")] == []


def test_a_folder_that_was_never_registered_is_set_aside_not_taken_for_a_run(
    county: County, ronda_home: Path
) -> None:
    with transaction.atomic():
        left = folder_of(close_again(county, until="frozen"))
        transaction.set_rollback(True)

    closing = close_again(county, until="frozen")

    assert (closing.run, folder_of(closing)) == (1, left)
    assert files_in(left.with_name(".01.unregistered")) == files_in(left)


def test_a_finished_closing_is_left_as_it_is_and_a_later_moment_makes_another_run(county: County) -> None:
    first = close_october(county)

    again = close_october(county, at=LATER)
    later = close_october(county, as_of=LATER, at=LATER, until="frozen", again=True)

    assert again == first
    assert (later.run, later.previous, manifest_of(later).previous) == (2, first, first.manifest_digest)
    assert closing_for(county.viewer, OCTOBER) == first
    assert closing_for(county.viewer, OCTOBER, run=2) == later


def test_a_paid_month_is_left_as_it_is_while_nothing_has_changed(county: County) -> None:
    paid = close_october(county)

    same_moment = close_again(county)
    later = close_october(county, as_of=LATER, at=LATER)
    frozen = close_october(county, as_of=LATER, at=LATER, until="frozen")

    assert (same_moment, later, frozen) == (paid, paid, paid)
    assert list(closings_for(county.viewer)) == [paid]


def test_another_fact_or_another_wish_makes_another_run(county: County) -> None:
    close_october(county)

    asked = close_october(county, until="frozen", again=True)
    learn_more(county)
    learned = close_october(county, as_of=LATER, at=LATER)

    assert (asked.run, learned.run, learned.state) == (2, 3, "distributed")


def test_another_budget_makes_another_run(county: County) -> None:
    close_october(county)

    paid = close_month(
        by=county.viewer,
        at=LATER,
        month=OCTOBER,
        as_of=AS_OF,
        policy=a_policy(),
        budget_cents=1_000_000,
    )

    assert (paid.run, manifest_of(paid).budget_cents) == (2, 1_000_000)


def test_what_becomes_known_later_changes_nothing_at_the_old_moment(county: County, ronda_home: Path) -> None:
    with Undone(ronda_home):
        known = bytes_of(close_october(county, until="frozen"))
    learn_more(county)

    closing = close_october(county, until="frozen", at=LATER + timedelta(days=1))

    assert bytes_of(closing) == known


def test_what_became_known_since_is_in_a_later_run(county: County) -> None:
    before = close_october(county, until="frozen")
    learn_more(county)

    after = close_october(county, as_of=LATER, at=LATER, until="frozen")

    assert len(frozen_rows(after, "lines")) == len(frozen_rows(before, "lines")) + 1
    changed = [row["amount_cents"] for row in frozen_rows(after, "lines") if row["line_no"] == "R1-0"]
    assert changed == [1]
    assert len(frozen_rows(after, "visits")) == len(frozen_rows(before, "visits")) + 1
    assert len(frozen_rows(after, "books")) == len(frozen_rows(before, "books")) + 1
    assert "Renamed" in {row["name"] for row in frozen_rows(after, "outlets")}
    (target,) = frozen_rows(after, "targets")
    assert (target["value_num"], target["reason"]) == (150_000, "the road stayed closed")


def learn_more(county: County) -> None:
    """What nobody knew at the closing: sales, targets, work, names, leave, portfolios and a holiday."""
    by, on = county.viewer, date(2022, 10, 4)
    set_target(county, 150_000, "the road stayed closed", at=LATER)
    sell(county, Sale("R1-9", "R1", on, 700), Sale("R1-0", "R1", on, 1), at=LATER)
    record_visits(by=by, at=LATER, rows=[VisitRow("R1", DIEGO, date(2022, 10, 28))])
    record_tasks(by=by, at=LATER, rows=[TaskRow("C1", "E03", "B5", "Fair", date(2022, 10, 20))])
    keep_outlets(by=by, at=LATER, rows=[OutletRow("R2", "Renamed", "C1", visit_class="C")])
    keep_people(by=by, at=LATER, rows=[PersonRow(FARID, "Farid Renamed")])
    record_leave(by=by, at=LATER, rows=[LeaveRow(ELENA, on, date(2022, 10, 20), "unpaid")])
    assign_portfolios(by=by, at=LATER, rows=[PortfolioRow("R3", ELENA, date(2022, 10, 10))])
    set_calendar(by=by, at=LATER, rows=[CalendarRow(on, False, "holiday")])


def test_the_order_in_which_sales_arrive_does_not_show(ronda_home: Path) -> None:
    county = a_county()
    keep_what_is_sold(county)
    with Undone(ronda_home):
        sell(county, *the_sales())
        at_once = bytes_of(close_october(county, until="frozen"))
    for sale in reversed(the_sales()):
        sell(county, sale)

    assert bytes_of(close_october(county, until="frozen")) == at_once


def test_targets_come_from_the_year_before_or_from_the_months_in_which_a_new_outlet_bought(
    county: County,
) -> None:
    closing = close_october(county, until="frozen")

    names = {row["outlet_id"]: row["code"] for row in frozen_rows(closing, "outlets")}
    prior = {names[row["outlet_id"]]: row for row in frozen_rows(closing, "prior_sales")}
    recent = {names[row["outlet_id"]]: row for row in frozen_rows(closing, "recent_sales")}
    assert (prior["R1"]["amount_cents"], prior["R1"]["retail_cents"]) == (202_000, 222_200)
    assert NEW not in prior
    assert {code: (row["amount_cents"], row["months"]) for code, row in recent.items()} == {NEW: (100_000, 2)}


def test_a_month_that_is_not_over_is_refused(county: County, ronda_home: Path) -> None:
    too_early = datetime(2022, 10, 31, 23, 59, tzinfo=UTC)

    with pytest.raises(
        RefusedError, match="2022-10: is not over at 2022-10-31 23:59 UTC; close it as of 2022-11-01"
    ):
        close_october(county, as_of=too_early)

    assert list(closings_for(county.viewer)) == []
    assert not list((ronda_home / "closings").rglob("*.parquet"))


def test_a_month_that_is_not_over_can_be_frozen_provisionally(county: County, tmp_path: Path) -> None:
    marks = freeze_month(
        by=county.viewer,
        month=OCTOBER,
        as_of=datetime(2022, 10, 15, tzinfo=UTC),
        rules=the_rules(),
        past_scores=[],
        folder=tmp_path / "facts",
        provisional=True,
    )

    assert files_in(tmp_path / "facts") == sorted(f"{name}.parquet" for name in FROZEN_TABLES)
    assert (marks["outlets"].rows, marks["lines"].rows) == (8, 0)


def test_a_ledger_file_that_was_changed_is_not_frozen(county: County, ronda_home: Path) -> None:
    segment = next((ronda_home / "ledger" / "main" / "2022-10").glob("*.parquet"))
    segment.chmod(0o640)
    segment.write_bytes(segment.read_bytes() + b" ")

    with pytest.raises(RefusedError, match="is not the file that was registered; put it back from a backup"):
        close_again(county, until="frozen")


def test_a_moment_that_has_not_come_is_refused(county: County) -> None:
    with pytest.raises(RefusedError, match="has not come yet"):
        close_october(county, as_of=LATER, at=CLOSED)


def test_a_month_in_which_nobody_held_a_post_is_refused(ronda_home: Path) -> None:
    county = a_county()

    with pytest.raises(RefusedError, match="nobody held a post"):
        close_october(county, month=Month(2019, 12))


def test_only_those_who_may_read_everything_close_a_month(county: County) -> None:
    with pytest.raises(NotAllowedError, match="closing a month"):
        close_month(by=county.viewer_of("diego"), at=CLOSED, month=OCTOBER, as_of=AS_OF, policy=a_policy())


def test_hugo_finds_no_closing_of_another_company(county: County) -> None:
    close_october(county, until="frozen")

    assert list(closings_for(county.hugos_viewer)) == []
    with pytest.raises(RefusedError, match="is not closed"):
        closing_for(county.hugos_viewer, OCTOBER)


def test_a_month_is_closed_by_one_process_at_a_time(county: County) -> None:
    with hold_month(county.viewer, OCTOBER), pytest.raises(RefusedError, match="another process is closing"):
        close_october(county)


def test_a_closing_is_never_edited_and_its_files_are_read_only(county: County) -> None:
    closing = close_october(county, until="frozen")

    with pytest.raises(TypeError, match="never edited"):
        closing.save()
    with pytest.raises(TypeError, match="never deleted"):
        closing.delete()
    modes = {path.stat().st_mode & 0o777 for path in folder_of(closing).rglob("*") if path.is_file()}
    assert modes == {0o440}


def test_the_policy_is_frozen_beside_the_facts_and_named_file_by_file(county: County) -> None:
    closing = close_october(county, until="frozen")

    manifest = json.loads((folder_of(closing) / "manifest.json").read_text(encoding="utf-8"))
    frozen = files_in(folder_of(closing) / "policy")
    assert sorted(manifest["policy_files"]) == frozen
    assert "pay/pools.yaml" in frozen
    assert manifest["policy"] == a_policy().digest == closing.policy_digest
