"""What a closed month's facts say about a team's work, person by person, for those who lead it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import pyarrow as pa
import pyarrow.compute as pc

from ronda.appraisal.queries.closed import Folder, Row, facts_of, results_of, rules_of
from ronda.appraisal.queries.members import led_units
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.people.rules import Viewer

Done = tuple[int, int]
NONE: Done = (0, 0)


@dataclass(frozen=True)
class WorkDone:
    """A person's month as (in time or done, due)."""

    person_id: int
    code: str
    name: str
    tasks: Done = NONE
    handovers: Done = NONE
    visits: Done = NONE
    field_visits: Done = NONE


@dataclass(frozen=True)
class TeamFacts:
    """`loads` are (person, class of the outlet) with the number of visits; `days` the working days there.

    `checks` are records that were complete, correct and on time, of those sampled; `unassessed` card lines
    that could not be assessed, of all; `findings` the confirmed breaches.
    """

    people: tuple[WorkDone, ...]
    loads: Mapping[tuple[int, str], int] = field(default_factory=dict)
    days: Mapping[int, int] = field(default_factory=dict)
    checks: Done = NONE
    unassessed: Done = NONE
    findings: int = 0

    def sum_of(self, part: str) -> Done:
        pairs = [getattr(person, part) for person in self.people]
        return sum(done for done, _ in pairs), sum(due for _, due in pairs)


def team_facts(viewer: Viewer, closing: Closing, units: Collection[int] | None = None) -> TeamFacts:
    """Of all the centres that the viewer leads, or of some."""
    wanted = led_units(viewer, closing, units)
    facts, results, rules = facts_of(closing), results_of(closing), rules_of(closing)
    spells = facts.rows("spells", ("spell_id", "person_id", "post", "days", "available_days"), unit_id=wanted)
    lines = results.rows(
        "cards",
        ("spell_id", "person_id", "indicator", "assessable", "num", "den", "target_num", "target_den"),
        unit_id=wanted,
    )
    measures = {code: item.measure for code, item in rules.indicators.items()}
    outlets = facts.table("outlets", ("outlet_id", "visit_class"), unit_id=wanted)
    holders = {row["person_id"] for row in spells if rules.posts[row["post"]].holds_portfolio}
    people = {row["person_id"] for row in spells}
    return TeamFacts(
        people=_work_done(facts, spells, lines, measures, wanted),
        loads=_loads(facts, outlets, holders),
        days=_days(facts, spells, holders),
        checks=_checks(facts, outlets),
        unassessed=(sum(not line["assessable"] for line in lines), len(lines)),
        findings=len(facts.rows("integrity_findings", ("finding_id",), person_id=people)),
    )


def _work_done(
    facts: Folder,
    spells: list[Row],
    lines: list[Row],
    measures: Mapping[str, str],
    units: Collection[int],
) -> tuple[WorkDone, ...]:
    """Whoever owed something, and everybody of the centres."""
    tasks, handovers, visits, field_visits = (_nothing() for _ in range(4))
    for row in facts.rows("tasks", ("owner_id", "in_time"), unit_id=units):
        tasks[row["owner_id"]] = _more(tasks[row["owner_id"]], row["in_time"], 1)
    asked = ("owner_id", "elapsed", "allowed", "delivered", "returned")
    for row in facts.rows("handovers", asked, unit_id=units):
        in_time = row["delivered"] and not row["returned"] and row["elapsed"] <= row["allowed"]
        handovers[row["owner_id"]] = _more(handovers[row["owner_id"]], in_time, 1)
    spell_days = {row["spell_id"]: row["days"] for row in spells}
    month_days = Month.parse(facts.closing.month).days
    for line in lines:
        person, measure = line["person_id"], measures.get(line["indicator"])
        if measure == "visit_adherence" and line["den"]:
            # The measure counts visits in proportion to the days held and worked: times these days.
            unit = spell_days[line["spell_id"]] * month_days
            done, due = (round(Fraction(value or 0, unit)) for value in (line["num"], line["den"]))
            visits[person] = _more(visits[person], done, due)
        elif measure == "field_visits" and line["target_num"]:
            due = -(-line["target_num"] // (line["target_den"] or 1))
            field_visits[person] = _more(field_visits[person], min(line["num"] or 0, due), due)
    owed = {row["person_id"] for row in spells} | set(tasks) | set(handovers)
    names = facts.rows("people", person_id=owed)
    return tuple(
        WorkDone(
            person_id=row["person_id"],
            code=row["code"],
            name=row["name"],
            tasks=tasks[row["person_id"]],
            handovers=handovers[row["person_id"]],
            visits=visits[row["person_id"]],
            field_visits=field_visits[row["person_id"]],
        )
        for row in sorted(names, key=lambda row: (row["name"].casefold(), row["code"]))
    )


def _nothing() -> defaultdict[int, Done]:
    return defaultdict(lambda: NONE)


def _more(done: Done, count: int, due: int) -> Done:
    return done[0] + int(count), done[1] + due


def _loads(facts: Folder, outlets: pa.Table, holders: Collection[int]) -> dict[tuple[int, str], int]:
    """Visits of those with a portfolio, counted in Arrow: a month of a company has hundreds of thousands."""
    visits = facts.table("visits", ("person_id", "outlet_id"), kind="visit", person_id=holders)
    joined = visits.join(outlets, "outlet_id", join_type="inner")
    counts = joined.group_by(["person_id", "visit_class"]).aggregate([([], "count_all")]).to_pylist()
    return {(row["person_id"], row["visit_class"] or ""): row["count_all"] for row in counts}


def _days(facts: Folder, spells: list[Row], holders: Collection[int]) -> dict[int, int]:
    """Working days that those with a portfolio were there: their part of the month's."""
    calendar = facts.rows("calendar", ("working",))
    worked = Fraction(sum(row["working"] for row in calendar), len(calendar) or 1)
    there: dict[int, int] = defaultdict(int)
    for row in spells:
        if row["person_id"] in holders:
            there[row["person_id"]] += row["available_days"]
    return {person: round(days * worked) for person, days in there.items()}


def _checks(facts: Folder, outlets: pa.Table) -> Done:
    checks = facts.table("information_checks", ("outlet_id", "complete", "correct", "on_time"))
    own = checks.join(outlets.select(["outlet_id"]), "outlet_id", join_type="inner")
    sound = pc.and_(pc.and_(own["complete"], own["correct"]), own["on_time"])
    return int(pc.sum(sound).as_py() or 0), own.num_rows
