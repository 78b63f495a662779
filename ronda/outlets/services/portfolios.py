"""Outlets given to account managers from a day on."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.outlets.models import PortfolioEntry
from ronda.outlets.queries import outlets_for
from ronda.outlets.rules import Holding, PortfolioRow, Proposal, assigned
from ronda.outlets.rules.contradictions import contradictions
from ronda.outlets.services.dating import carry_out, rows_in_force
from ronda.outlets.services.kinds import ENTRY, FEW
from ronda.outlets.services.refusing import known_too_late, refuse_if_any, unknown_code
from ronda.people.queries import numbers_of_people
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES

Rows = dict[int, list[tuple[str, Holding]]]


@transaction.atomic
def assign_portfolios(
    *, by: Viewer, at: datetime, rows: Iterable[PortfolioRow], why: str = ""
) -> list[Change]:
    """The entry in force before a row's start ends there; a row that is in force already changes nothing.

    A director or deputy does it for the own centre.
    """
    wanted = _read(by, list(rows))
    held: defaultdict[int, dict[Holding, PortfolioEntry]] = defaultdict(dict)
    for entry in rows_in_force(ENTRY, by.company_id, wanted.keys()):
        assert isinstance(entry, PortfolioEntry)
        held[entry.outlet_id][Holding(entry.start, entry.person_id, entry.end)] = entry
    going, coming, problems = [], [], []
    for outlet_id, given in wanted.items():
        before = held[outlet_id]
        after = list(before)
        for _, holding in given:
            after = assigned(after, holding)
        old = [entry for holding, entry in before.items() if holding not in after]
        problems += [fault for entry in old for fault in known_too_late(given[0][0], entry.known_at, at)]
        going += old
        coming += [
            PortfolioEntry(
                outlet_id=outlet_id,
                person_id=each.person_id,
                start=each.start,
                end=each.end,
                known_at=at,
            )
            for each in after
            if each not in before
        ]
    refuse_if_any(problems)
    return carry_out(ENTRY, by, going, coming, at, why)


def accept_proposal(
    *, by: Viewer, at: datetime, proposal: Proposal, start: date, why: str = ""
) -> list[Change]:
    """The proposed managers hold their outlets from `start`."""
    rows = [PortfolioRow(outlet, manager, start) for outlet, manager in sorted(proposal.assignment.items())]
    return assign_portfolios(by=by, at=at, rows=rows, why=why)


def _read(by: Viewer, rows: list[PortfolioRow]) -> Rows:
    """Rows of each outlet, the earliest first, with people and outlets by their number."""
    outlets, people = _outlets_led(by, {row.outlet_code for row in rows}), numbers_of_people(by)
    problems: list[Problem] = []
    wanted: defaultdict[int, list[tuple[str, Holding]]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        where = f"row {number}, outlet {row.outlet_code}"
        if row.outlet_code not in outlets:
            problems.append(unknown_code(where, "outlet", row.outlet_code))
        if row.person_code not in people:
            problems.append(unknown_code(where, "person", row.person_code))
        if row.end is not None and row.end <= row.start:
            what = f"ends on {row.end} and does not start before it ({row.start})"
            problems.append(Problem(where, what, "the end is the first day that no longer counts"))
        if row.outlet_code in outlets and row.person_code in people:
            holding = Holding(row.start, people[row.person_code], row.end)
            wanted[outlets[row.outlet_code]].append((where, holding))
    for given in wanted.values():
        given.sort(key=lambda each: each[1].start)
        problems += contradictions(given)
    refuse_if_any(problems)
    return wanted


def _outlets_led(by: Viewer, codes: Collection[str]) -> dict[str, int]:
    """At least those of the codes asked for."""
    if not by.can_manage and not by.roles & LEADING_ROLES:
        raise NotAllowedError("giving outlets to account managers")
    outlets = outlets_for(by)
    if not by.can_manage:
        led = by.centre_ids if by.led_centre_ids is None else by.led_centre_ids
        outlets = outlets.filter(centre_id__in=led)
    if len(codes) <= FEW:
        outlets = outlets.filter(code__in=codes)
    return dict(outlets.values_list("code", "pk"))
