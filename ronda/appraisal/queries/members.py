"""The people of a team with their cards: what the team's board is made of."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal

from ronda.appraisal.models import SpellScore
from ronda.appraisal.queries.closed import Row, by_key, facts_of, results_of, rules_of
from ronda.appraisal.rules.team_card import CardPoint, LostPoints, TeamMember
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.policy.bands import band_for

NOBODY = 0
LEADING = frozenset({"director", "deputy", "leader", "operator"})
SPELL = (
    "spell_id",
    "person_id",
    "person_code",
    "unit_id",
    "post",
    "days",
    "deduction",
    "team",
    "team_share",
)
MISS = ("spell_id", "indicator", "lost", "given_back")
LINE = ("spell_id", "indicator", "kind", "assessable", "met", "points", "contribution")
SHARE = ("spell_id", "indicator", "side", "share_points")


def team_members(viewer: Viewer, closing: Closing, units: Collection[int] | None = None) -> list[TeamMember]:
    """Everybody whom the viewer leads, of all the led centres or of some; by name."""
    results, facts = results_of(closing), facts_of(closing)
    wanted = led_units(viewer, closing, units)
    spells = results.rows("spells", SPELL, unit_id=wanted)
    main = _longest(spells)
    numbers = [row["spell_id"] for row in main.values()]
    persons = by_key(results.rows("persons", person_id=set(main)), "person_id")
    names = by_key(facts.rows("people", person_id=set(main)), "person_id")
    unit_names = by_key(facts.rows("units"), "unit_id")
    cards = _cards(results.rows("cards", LINE, unit_id=wanted))
    losses = _losses(
        results.rows("missed", MISS, spell_id=numbers),
        results.rows("shares", SHARE, unit_id=wanted),
    )
    grades = _grades(closing, set(main), persons)
    members = [
        TeamMember(
            person_id=person_id,
            code=row["person_code"],
            name=names[person_id]["name"],
            unit_id=row["unit_id"],
            unit=unit_names[row["unit_id"]]["name"],
            post=row["post"],
            score=persons[person_id]["score"],
            grade_score=persons[person_id]["grade_score"],
            grade=grades[person_id],
            newcomer=persons[person_id]["newcomer"],
            deduction=row["deduction"] or Decimal(0),
            team=row["team"],
            team_share=row["team_share"] or Decimal(0),
            card=cards[row["spell_id"]],
            losses=losses[row["spell_id"]],
        )
        for person_id, row in main.items()
    ]
    return sorted(members, key=lambda each: (each.name.casefold(), each.code))


def led_units(viewer: Viewer, closing: Closing, units: Collection[int] | None = None) -> frozenset[int]:
    """The closing's centres where the viewer sees everybody's results; refused for whoever leads nobody.

    A centre that came after the closing is not among them.
    """
    if viewer.company_id != closing.company_id or not viewer.roles & LEADING:
        raise NotAllowedError(f"the team's results of {closing.month}")
    known = {row["unit_id"] for row in facts_of(closing).rows("units", ("unit_id",))}
    led = {unit_id for unit_id in known if viewer.can_see_results_of(NOBODY, unit_id)}
    return frozenset(led if units is None else led & set(units))


def team_scores(viewer: Viewer, closings: Mapping[Month, Closing]) -> dict[int, dict[Month, int]]:
    """The team score of each centre that the viewer leads, by month, in ten-thousandths of a point."""
    months = {closing.pk: month for month, closing in closings.items()}
    stored = SpellScore.objects.filter(
        closing_id__in=months, closing__company_id=viewer.company_id, team__isnull=False
    )
    found: dict[int, dict[Month, int]] = defaultdict(dict)
    for closing_id, unit_id, score in stored.values_list("closing_id", "centre_id", "team").distinct():
        if score is not None and viewer.can_see_results_of(NOBODY, unit_id):
            found[unit_id][months[closing_id]] = score
    return dict(found)


def mean_points(
    viewer: Viewer, closing: Closing, indicator: str, units: Collection[int] | None
) -> Decimal | None:
    """The mean of the people whose card holds the indicator; None where nobody could be assessed."""
    wanted = led_units(viewer, closing, units)
    lines = results_of(closing).rows(
        "cards", ("points",), unit_id=wanted, indicator=indicator, assessable=True
    )
    return sum((row["points"] for row in lines), Decimal(0)) / len(lines) if lines else None


def _longest(spells: list[Row]) -> dict[int, Row]:
    """By person; of several spells the longest, then the first."""
    found: dict[int, Row] = {}
    for row in sorted(spells, key=lambda row: (-row["days"], row["spell_id"])):
        found.setdefault(row["person_id"], row)
    return found


def _cards(lines: list[Row]) -> dict[int, dict[str, CardPoint]]:
    found: dict[int, dict[str, CardPoint]] = defaultdict(dict)
    for row in lines:
        assessed = row["assessable"]
        found[row["spell_id"]][row["indicator"]] = CardPoint(
            indicator=row["indicator"],
            kind=row["kind"],
            met=bool(assessed and row["met"]),
            points=row["points"] if assessed else None,
            counted=(row["contribution"] if assessed else None) or Decimal(0),
        )
    return found


def _losses(missed: list[Row], shares: list[Row]) -> dict[int, dict[str, LostPoints]]:
    borne: dict[tuple[int, str, str], Decimal] = defaultdict(Decimal)
    for row in shares:
        borne[row["spell_id"], row["indicator"], row["side"]] += row["share_points"]
    found: dict[int, dict[str, LostPoints]] = defaultdict(dict)
    for row in missed:
        spell, indicator = row["spell_id"], row["indicator"]
        back, front = borne[spell, indicator, "back"], borne[spell, indicator, "front"]
        found[spell][indicator] = LostPoints(indicator, row["lost"], back, front, row["given_back"])
    return found


def _grades(closing: Closing, people: set[int], persons: Mapping[int, Row]) -> dict[int, str]:
    results = results_of(closing)
    if results.has("amounts"):
        paid = {row["person_id"]: row["grade"] for row in results.rows("amounts", ("person_id", "grade"))}
    else:
        paid = {}
    grading = rules_of(closing).grading
    return {
        person_id: paid.get(person_id)
        or (
            grading.newcomer_grade
            if persons[person_id]["newcomer"]
            else band_for(Decimal(persons[person_id]["grade_score"]).scaleb(-4), grading.bands).grade
        )
        for person_id in people
    }
