"""The county's story, loaded through people's own services and closed: the cascade finds what went wrong."""

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from ronda.cockpit.services import verify_closing
from ronda.demo.rules.county import make_county
from ronda.demo.rules.county_people import code_on_seat
from ronda.demo.rules.sizes import Size
from ronda.demo.rules.story import GROUND_TRUTH, JAMAL, KIM, NOOR
from ronda.demo.services import load_county
from ronda.facts.queries import Closing, closed_table
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.policy import load_policy

POLICIES = Path(__file__).resolve().parents[3] / "policies"
LAST = Month(2026, 10)
SMALL = Size(centres=1, managers=8, outlets=160, lines=30_000)
# Even in a sound month a few visits and coachings are left out.
SLIGHT = Decimal("0.06")
Attributed = dict[tuple[str, str], dict[str, Decimal]]


def attributed(closing: Closing) -> Attributed:
    """Of every missed result, by person and indicator: the part of back, front and nobody."""
    viewer = Viewer.operator(closing.company_id)
    codes = {
        row["spell_id"]: row["person_code"]
        for row in closed_table(viewer, closing, "facts/spells").to_pylist()
    }
    parts: Attributed = {}
    for row in closed_table(viewer, closing, "results/missed").to_pylist():
        parts[codes[row["spell_id"]], row["indicator"]] = defaultdict(Decimal, external=row["external"])
    for row in closed_table(viewer, closing, "results/shares").to_pylist():
        parts[codes[row["spell_id"]], row["indicator"]][row["side"]] += row["share"]
    return parts


def cause(parts: dict[str, Decimal]) -> str:
    """The sides that carry more than what always goes a little wrong; external when there is none."""
    sides = [side for side in ("back", "front") if parts[side] > SLIGHT]
    return {0: "external", 2: "mixed"}.get(len(sides), "".join(sides))


@pytest.mark.django_db
def test_the_cascade_finds_the_truth_of_the_story_from_the_facts_alone(ronda_home: Path) -> None:
    county = make_county(last=LAST, seed=5, size=SMALL, sales_months=14, work_months=2)

    closings = load_county(county, policy=load_policy(POLICIES), progress=lambda step: None)

    found = {
        back: {key: cause(parts) for key, parts in attributed(closing).items()}
        for back, closing in zip((-1, 0), closings, strict=True)
    }
    told = [(truth, code_on_seat(truth.manager, truth.month)) for truth in GROUND_TRUTH]
    assert [
        (truth, found[truth.month].get((code, truth.indicator)))
        for truth, code in told
        if found[truth.month].get((code, truth.indicator)) != truth.cause
    ] == []

    last = closings[-1]
    amounts = {
        row["person_code"]: row
        for row in closed_table(Viewer.operator(last.company_id), last, "results/amounts").to_pylist()
    }
    jamal, kim, noor = (amounts[code_on_seat(manager, 0)] for manager in (JAMAL, KIM, NOOR))
    assert jamal["penalty_cents"] > 0, "a false visit costs although all results are met"
    assert kim["present_days"] == 31 - 12, "unpaid leave is not present"
    assert noor["grade"] == "C", "a newcomer is graded as one"
    assert verify_closing(by=Viewer.operator(last.company_id), closing=last) == []
