"""The pace of visits: of the centre and the company as a table, of one person line by line."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.quotas import PaceFilter
from ronda.visits.queries.quotas import MonthPaces, PersonPace, outlets_named, paces_in
from ronda.visits.rules.pace import Pace, pace_together
from ronda.visits.rules.quotas import by_class
from ronda.visits.views.quota_tables import PaceTable, pace_row
from ronda.visits.wording.quotas import (
    days_words,
    needed_words,
    pace_words,
    post_words,
    reached_words,
    reason_words,
)
from ronda.work.views.doing import today

MONTHS_BACK = 12


@for_viewer
def show_quotas(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = paces_in(viewer, asked_month(request), today=today())
    centres = {(str(each.stint.centre_id), each.stint.centre) for each in found.people}
    narrow = PaceFilter(request.GET, centres=sorted(centres, key=lambda each: each[1]))
    rows = narrow.narrowed(found.people)
    asked = month_query(found)
    table = PaceTable(
        [pace_row(each, asked) for each in rows], one_centre=len(centres) < 2, order_by=("pace",)
    )
    table.empty_text = _("Nobody fits these filters.")
    return show_list(
        request,
        table,
        name=f"ronda-visits-{found.month}",
        template="visits/quotas.html",
        narrow=narrow,
        several=len(found.people) > 1,
        own=[own_words(each) for each in found.of(viewer.person_id)],
        centres=_centres(found) if len(found.people) > 1 else (),
        may_choose=any(each.quota for each in found.of(viewer.person_id)),
        **month_context(found),
    )


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    found = paces_in(viewer, asked_month(request), today=today(), code=code)
    if not found.people:
        raise Http404
    named = outlets_named(viewer, found.people)
    context = {
        "person": found.people[0].stint,
        "posts": [_post(each, named) for each in found.people],
        "is_own": found.people[0].stint.person_id == viewer.person_id,
        **month_context(found),
    }
    return render(request, "visits/quota_person.html", context)


def asked_month(request: HttpRequest) -> Month:
    """An address that names no month, or one that lies ahead, shows the running one."""
    running = Month.of(today())
    try:
        asked = Month.parse(request.GET.get("month", ""))
    except ValueError:
        return running
    return min(asked, running)


def month_query(found: MonthPaces) -> str:
    return "" if found.month == Month.of(found.today) else f"?month={found.month}"


def month_context(found: MonthPaces) -> dict[str, Any]:
    running = Month.of(found.today)
    months = [running.plus(-back) for back in range(MONTHS_BACK)]
    return {
        "month": found.month,
        "months": [(each, f"?month={each}") for each in months],
        "month_query": month_query(found),
    }


def own_words(each: PersonPace) -> dict[str, Any]:
    """One's own pace for the figures on top of a page."""
    return {"row": each, "post": post_words(each.stint.post), **pace_of_words(each.pace)}


def pace_of_words(pace: Pace) -> dict[str, Any]:
    kind, state = pace_words(pace)
    return {
        "pace": pace,
        "kind": kind,
        "state": state,
        "reached": reached_words(pace),
        "needed": needed_words(pace),
        "days": days_words(pace),
        "bar": int(min(pace.done, pace.due) * 1000 / pace.due) if pace.due else 1000,
    }


def _centres(found: MonthPaces) -> list[dict[str, Any]]:
    """Each centre's visits of account managers, and the field visits of the others."""
    lines = []
    keys = sorted({(each.stint.centre, each.stint.centre_id, each.kind) for each in found.people})
    for name, number, kind in keys:
        of_it = [each.pace for each in found.people if (each.stint.centre_id, each.kind) == (number, kind)]
        warned = sum(each.warned for each in of_it)
        words = pace_of_words(pace_together(of_it, found.numbers))
        lines.append({"centre": name, "field": kind == "field_visit", "warned": warned, **words})
    return lines


def _post(each: PersonPace, named: dict[int, tuple[str, str]]) -> dict[str, Any]:
    """A post with what counted, what is planned, and for an account manager what is unseen, by class."""
    first: dict[int, date] = {}
    for visit in each.visits:
        first.setdefault(visit.outlet_id, visit.day)
    counted = [(*named.get(outlet, ("", "")), first.get(outlet)) for outlet in each.tally.outlets]
    held = sorted(each.held, key=lambda one: (one.book.visit_class, -one.book.missing, one.code))
    return {
        **own_words(each),
        "counted": counted if each.quota else (),
        "chosen": [(row, reason_words(row.told.get("reasons", ()))) for row in each.chosen],
        "classes": by_class(one.book for one in each.held),
        "unseen": [one for one in held if not one.book.done and one.book.due],
        "short": [one for one in held if one.book.done and one.book.missing],
    }
