"""Asking what a paid month would have come to changes nothing, and says who would gain and who would lose."""

import shutil
from pathlib import Path

import pytest

from ronda.appraisal.services import appraise_folder
from ronda.demo.rules.sizes import Size
from ronda.demo.services import write_frozen_month
from ronda.facts.models import Closing
from ronda.facts.queries import folder_of
from ronda.kernel.digest import digest_tree
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.pay.models import Posting
from ronda.pay.queries.closed import rules_of
from ronda.pay.services import distribute_folder, post_closing, what_if
from ronda.pay.tests.closings import BUDGET, CLOSED, a_run
from ronda.pay.tests.staff import POLICIES, rules_with
from ronda.people.tests.builders import County, a_viewer

MAY = Month(2026, 5)


def files(closing: Closing) -> str:
    folder = folder_of(closing)
    return digest_tree(folder, (path for path in folder.rglob("*") if path.is_file()))


def test_another_budget_gives_other_amounts_and_writes_nothing(county: County) -> None:
    closing = a_run(county)
    post_closing(by=county.viewer, at=CLOSED, closing=closing)
    before, postings = files(closing), Posting.objects.count()

    answer = what_if(county.viewer, closing, budget_cents=2 * BUDGET)

    assert (answer.budget_before, answer.budget_after) == (BUDGET, 2 * BUDGET)
    assert (answer.gaining, answer.losing) == (4, 0)
    assert sum(change.cents for change in answer.changes) == 980_000
    assert (files(closing), Posting.objects.count()) == (before, postings)


def test_nothing_asked_gives_what_was_paid(county: County) -> None:
    answer = what_if(county.viewer, a_run(county))

    assert {change.cents for change in answer.changes} == {0}
    assert answer.spread_after == answer.spread_before
    assert (answer.gaining, answer.losing, answer.budget_after) == (0, 0, BUDGET)


def test_another_amount_for_each_weight_is_another_budget(county: County) -> None:
    closing = a_run(county)
    rules = rules_of(closing)

    dearer = what_if(
        county.viewer, closing, rules=rules_with(rules, pay={"budget_per_weight_cents": 1_000_000})
    )
    held_back = what_if(county.viewer, closing, rules=rules_with(rules, pay={"appeal_reserve": "0.1"}))

    assert dearer.budget_after == 4_400_000
    assert (held_back.budget_after, held_back.losing) == (BUDGET, 4)
    assert sum(change.cents for change in held_back.changes) == -80_000


def test_other_rules_appraise_the_month_again_and_leave_nothing_behind(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = a_simulated_run(county)
    before = files(closing)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    bands = [
        {"grade": "A", "from_points": 100, "coefficient": "1.2"},
        {"grade": "C", "from_points": 0, "coefficient": "0.8"},
    ]
    rules = rules_with(rules_of(closing), grading={"bands": bands}, cascade={"relief": 0})

    answer = what_if(county.viewer, closing, rules=rules)

    assert {change.after.grade for change in answer.changes if change.after} <= {"A", "C"}
    assert answer.budget_after == answer.budget_before
    assert answer.gaining > 0
    assert answer.losing > 0
    assert {change.before and change.before.spell_id for change in answer.changes} == {
        change.after and change.after.spell_id for change in answer.changes
    }
    assert (files(closing), list(temporary.iterdir())) == (before, [])


def test_half_the_relief_is_told_in_points_also_where_no_grade_and_no_money_moves(county: County) -> None:
    closing = a_simulated_run(county)

    answer = what_if(county.viewer, closing, rules=rules_with(rules_of(closing), cascade={"relief": "0.5"}))

    fallen = [change for change in answer.changes if change.points < 0]
    assert [change for change in fallen if not change.has_other_grade and change.cents == 0]
    assert answer.falling == len({change.before.person_id for change in fallen if change.before})
    assert answer.rising == 0
    assert answer.regraded == sum(change.has_other_grade for change in answer.changes)
    for change in fallen:
        assert change.before is not None
        assert change.after is not None
        assert change.points <= change.after.grade_points - change.before.grade_points < 0


def test_another_budget_moves_money_and_no_points(county: County) -> None:
    answer = what_if(county.viewer, a_run(county), budget_cents=2 * BUDGET)

    assert (answer.rising, answer.falling, answer.regraded) == (0, 0, 0)
    assert [(change.score_before, change.score_after) for change in answer.changes][:2] == [
        (1_050_000, 1_050_000),
        (1_010_000, 1_010_000),
    ]


def a_simulated_run(county: County) -> Closing:
    """A simulated month in the folder of a run; its people are not those of the database."""
    closing = Closing.objects.create(
        company=county.company,
        month=str(MAY),
        run=1,
        as_of=CLOSED,
        folder="closings/main/simulated",
        policy_digest="ours",
        manifest_digest="simulated",
        state="distributed",
        closed_at=CLOSED,
    )
    folder = folder_of(closing)
    shutil.copytree(POLICIES, folder / "policy")
    size = Size(centres=2, managers=4, outlets=40, lines=2_000)
    write_frozen_month(size, seed=5, month=MAY, folder=folder / "facts")
    rules = rules_of(closing)
    appraise_folder(facts=folder / "facts", month=MAY, rules=rules, results=folder / "results")
    distribute_folder(facts=folder / "facts", results=folder / "results", month=MAY, rules=rules)
    return closing


def test_the_representative_of_the_staff_reads_sums_only(county: County) -> None:
    closing = a_run(county)

    answer = what_if(a_viewer(county.gao, "staff_representative"), closing, budget_cents=2 * BUDGET)

    assert (answer.gaining, answer.changes) == (4, ())


def test_a_question_about_everybody_is_not_for_everybody(county: County) -> None:
    closing = a_run(county)

    for viewer in (
        county.viewer_of("ana"),
        county.viewer_of("diego"),
        a_viewer(county.gao, "administrator"),
        county.hugos_viewer,
        county.other_viewer,
    ):
        with pytest.raises(NotAllowedError):
            what_if(viewer, closing)


def test_a_month_that_is_not_distributed_has_no_what_if(county: County) -> None:
    closing = a_run(county)
    Closing.objects.filter(pk=closing.pk).update(state="appraised")
    closing.refresh_from_db()

    with pytest.raises(RefusedError, match="ronda distribute 2025-09"):
        what_if(county.viewer, closing)
