"""The month of a team: one row a person, for whoever may see it."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ronda.appraisal.queries.closed import Row, by_key, facts_of, results_of
from ronda.facts.queries import Closing
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class TeamRow:
    """Score and grade score in ten-thousandths of a point; points lost as exact decimals.

    `grade` is empty until the month is distributed. `post` is that of the person's longest spell. `missed`
    counts the results of the own cards; points lost are those of the results that were examined.
    """

    person_id: int
    person_code: str
    person: str
    unit_id: int
    unit: str
    post: str
    score: int
    grade_score: int
    grade: str
    missed: int
    lost_back: Decimal
    lost_front: Decimal
    lost_external: Decimal


def team_table(viewer: Viewer, closing: Closing) -> list[TeamRow]:
    """Everybody whose results the viewer may see: the company, a centre, or oneself. By unit and code."""
    if viewer.company_id != closing.company_id:
        raise NotAllowedError(f"the team's results of {closing.month}")
    results, facts = results_of(closing), facts_of(closing)
    spells = [
        row
        for row in wanted_spells(viewer, closing)
        if viewer.can_see_results_of(row["person_id"], row["unit_id"])
    ]
    numbers = {row["spell_id"] for row in spells}
    people_ids = {row["person_id"] for row in spells}
    persons = by_key(results.rows("persons", person_id=people_ids), "person_id")
    people = by_key(facts.rows("people", person_id=people_ids), "person_id")
    units = by_key(facts.rows("units"), "unit_id")
    missed = _by_spell(results.rows("missed", spell_id=numbers))
    cards = _by_spell(results.rows("cards", spell_id=numbers))
    shares = _by_spell(results.rows("shares", spell_id=numbers))
    paid = results.rows("amounts", spell_id=numbers) if results.has("amounts") else []
    grades = {row["person_id"]: row["grade"] for row in paid}
    by_person: dict[int, list[Row]] = defaultdict(list)
    for row in spells:
        by_person[row["person_id"]].append(row)

    def row_of(person_id: int, own: list[Row]) -> TeamRow:
        main = max(own, key=lambda row: (row["days"], -row["spell_id"]))
        losses = [miss for row in own for miss in missed[row["spell_id"]]]
        borne = [share for row in own for share in shares[row["spell_id"]]]
        lost = sum((miss["lost"] for miss in losses), Decimal(0))
        back, front = (
            sum((share["share_points"] for share in borne if share["side"] == side), Decimal(0))
            for side in ("back", "front")
        )
        return TeamRow(
            person_id=person_id,
            person_code=main["person_code"],
            person=people[person_id]["name"],
            unit_id=main["unit_id"],
            unit=units[main["unit_id"]]["name"],
            post=main["post"],
            score=persons[person_id]["score"],
            grade_score=persons[person_id]["grade_score"],
            grade=grades.get(person_id, ""),
            missed=sum(_is_missed(line) for row in own for line in cards[row["spell_id"]]),
            lost_back=back,
            lost_front=front,
            lost_external=lost - back - front,
        )

    rows = [row_of(person_id, own) for person_id, own in by_person.items()]
    return sorted(rows, key=lambda row: (row.unit, row.unit_id, row.person_code))


def _is_missed(line: Row) -> bool:
    return line["kind"] == "result" and line["assessable"] and not line["met"]


def wanted_spells(viewer: Viewer, closing: Closing) -> list[Row]:
    """Of the company, or of oneself and one's centres; whose results may be seen is another question."""
    results = results_of(closing)
    if viewer.scope == "company":
        return results.rows("spells")
    own = results.rows("spells", person_id=viewer.person_id)
    seen = {row["spell_id"] for row in own}
    centre = results.rows("spells", unit_id=viewer.centre_ids) if viewer.centre_ids else []
    return own + [row for row in centre if row["spell_id"] not in seen]


def _by_spell(rows: list[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["spell_id"]].append(row)
    return found
