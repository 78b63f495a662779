"""A region's people and books as frozen tables."""

import numpy as np

from ronda.demo.rules.chance import Chance, Ints
from ronda.demo.rules.names import FIRST_NAMES, LAST_NAMES
from ronda.demo.rules.region import Books, Region
from ronda.demo.rules.spelling import Column, joined, numbered, picked
from ronda.demo.rules.staffing import Staffing
from ronda.kernel.period import Month


def people_tables(
    region: Region, month: Month, staffing: Staffing, books: Books, chance: Chance
) -> dict[str, dict[str, Column]]:
    """Columns of units, people, spells, books, past scores; a person has one spell of the same number."""
    posts = region.posts()
    local = np.arange(len(posts))
    person = local + region.first_centre * region.size.staff_per_centre + 1
    unit = np.arange(region.centres) + region.first_centre + 1
    codes = numbered("E", person, 7)
    return {
        "units": {
            "unit_id": unit,
            "code": numbered("C", unit, 5),
            "name": joined("Centre ", numbered("", unit, 5)),
        },
        "people": {
            "person_id": person,
            "code": codes,
            "name": joined(
                picked(FIRST_NAMES, chance.integers(0, len(FIRST_NAMES), local.size)),
                " ",
                picked(LAST_NAMES, chance.integers(0, len(LAST_NAMES), local.size)),
            ),
        },
        "spells": {
            "spell_id": person,
            "person_id": person,
            "person_code": codes,
            "unit_id": unit[local // region.size.staff_per_centre],
            "post": posts,
            "start": np.full(local.size, np.datetime64(month.start, "D")),
            "end": np.full(local.size, np.datetime64(month.end, "D")),
            "days": np.full(local.size, month.days),
            "present_days": staffing.present_days,
            "available_days": staffing.available_days,
            "newcomer": staffing.newcomer,
            "wage_cents": staffing.wage_cents,
        },
        "books": _books(region, month, books, person, unit),
        "past_scores": _past_scores(person, month, chance),
    }


def _books(region: Region, month: Month, books: Books, person: Ints, unit: Ints) -> dict[str, Column]:
    """One row for each outlet and holder, the earlier holder first."""
    month_start, month_end = np.datetime64(month.start, "D"), np.datetime64(month.end, "D")
    split = books.changed < month_end
    outlet = np.repeat(np.arange(region.outlets.count), 1 + split)
    later = np.zeros(outlet.size, bool)
    later[1:] = outlet[1:] == outlet[:-1]
    holder = np.where(later, books.second[outlet], books.first[outlet])
    start = np.where(later, books.changed[outlet], month_start)
    end = np.where(later, month_end, np.minimum(books.changed[outlet], month_end))
    days = (end - start).astype(np.int64)
    return {
        "outlet_id": outlet + region.outlets.first + 1,
        "spell_id": person[region.manager_person(holder)],
        "unit_id": unit[region.outlets.centre[outlet]],
        "start": start,
        "end": end,
        "days": days,
        "whole": days == month.days,
    }


def _past_scores(person: Ints, month: Month, chance: Chance) -> dict[str, Column]:
    """The two months before, the earlier first."""
    months = [month.plus(-2), month.plus(-1)]
    scores = np.rint(np.clip(chance.normal(99, 5, person.size * 2), 40, 120) * 10_000).astype(np.int64)
    days = np.tile([each.days for each in months], person.size)
    return {
        "person_id": np.repeat(person, 2),
        "month": [str(each) for each in months] * person.size,
        "score": scores,
        "presence_days": days,
        "period_days": days,
    }
