"""The explanation of one person's month, for whoever may see it."""

from dataclasses import replace

from ronda.appraisal.queries.closed import Folder, Row, facts_of, parameters_of, results_of, rules_of
from ronda.appraisal.rules.counterfactual import what_would_change
from ronda.appraisal.rules.derivation import Derivation, Stored, derive
from ronda.facts.queries import Closing
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

NOBODY = NOWHERE = 0
SHOWN_PEOPLE = 12


def derivation_for(viewer: Viewer, closing: Closing, person_code: str) -> Derivation:
    """Read off the stored tables of the closing.

    NotAllowedError for everybody else, and just the same for a person who is not in the closing; whoever may
    see everybody is told who is in it.
    """
    stored = stored_for(viewer, closing, person_code)
    return replace(derive(stored, closing.run), instead=what_would_change(stored))


def stored_for(viewer: Viewer, closing: Closing, person_code: str) -> Stored:
    """The rows that the explanation reads; those of other people only where they bear on this person."""
    if viewer.company_id != closing.company_id:
        raise not_allowed(person_code, closing)
    results, facts, rules = results_of(closing), facts_of(closing), rules_of(closing)
    own = results.rows("spells", person_code=person_code)
    open_units = {
        row["unit_id"] for row in own if viewer.can_see_results_of(row["person_id"], row["unit_id"])
    }
    if not open_units:
        raise _unknown(person_code, closing) if _sees_everybody(viewer) else not_allowed(person_code, closing)
    units, led_units = {row["unit_id"] for row in own}, _led(viewer, open_units)
    spells = results.rows("spells", unit_id=open_units)
    spells += [row for row in own if row["unit_id"] not in open_units]
    numbers = [row["spell_id"] for row in own if row["unit_id"] in open_units]
    person_id = own[0]["person_id"]
    first = str(Month.parse(closing.month).plus(1 - rules.grading.rolling_months))
    past = facts.rows("past_scores", person_id=person_id)
    shares = results.rows("shares", unit_id=open_units)
    named = {row["person_id"] for row in spells} | {row["owner_id"] for row in shares} - {None}
    return Stored(
        month=Month.parse(closing.month),
        rules=rules,
        person=results.rows("persons", person_id=person_id)[0],
        spells=spells,
        cards=results.rows("cards", spell_id=numbers),
        team_cards=results.rows("team_cards", unit_id=open_units),
        missed=results.rows("missed", unit_id=open_units),
        shares=shares,
        measures=results.rows("measures", spell_id=numbers),
        unit_measures=results.rows("measures", unit_id=led_units),
        by_hand=_by_hand(facts, person_id, open_units),
        past=[row for row in past if first <= row["month"] < closing.month],
        handovers=facts.rows("handovers", unit_id=open_units),
        book_spells=frozenset(row["spell_id"] for row in facts.rows("books", unit_id=open_units)),
        amounts=_if_paid(results, "amounts", open_units),
        pools=_if_paid(results, "pools", open_units),
        people={row["person_id"]: row["name"] for row in facts.rows("people", person_id=named)},
        units={row["unit_id"]: row["name"] for row in facts.rows("units", unit_id=units)},
        duty_cards=facts.rows("cards") if facts.has("cards") else [],
        closed_units=frozenset(units - open_units),
        led_units=led_units,
        sees_unit=viewer.scope != "own",
        parameters=parameters_of(closing),
    )


def not_allowed(person_code: str, closing: Closing) -> NotAllowedError:
    return NotAllowedError(f"the results of {person_code} in {closing.month}")


def _unknown(person_code: str, closing: Closing) -> RefusedError:
    """For whoever may see everybody: who is there, or those whose code or name holds what was asked for."""
    codes = {row["person_id"]: row["person_code"] for row in results_of(closing).rows("spells")}
    names = {row["person_id"]: row["name"] for row in facts_of(closing).rows("people")}
    people = sorted(f"{code} {names.get(person_id, '')}".strip() for person_id, code in codes.items())
    meant = [person for person in people if person_code.casefold() in person.casefold()]
    shown = (meant or people)[:SHOWN_PEOPLE]
    more = len(people) - len(shown)
    told = ", ".join(shown) + (f", and {more} more" if more else "")
    return RefusedError(
        Problem(closing.month, f"no results of {person_code}", f"people of this closing: {told}")
    )


def _sees_everybody(viewer: Viewer) -> bool:
    return viewer.can_see_results_of(NOBODY, NOWHERE)


def _led(viewer: Viewer, units: set[int]) -> frozenset[int]:
    """The units where the viewer sees everybody's results."""
    return frozenset(unit_id for unit_id in units if viewer.can_see_results_of(NOBODY, unit_id))


def _by_hand(facts: Folder, person_id: int, units: set[int]) -> list[Row]:
    return [
        row
        for row in facts.rows("targets")
        if row["outlet_id"] is None and (row["person_id"] == person_id or row["unit_id"] in units)
    ]


def _if_paid(results: Folder, table: str, units: set[int]) -> list[Row]:
    return results.rows(table, unit_id=units) if results.has(table) else []
