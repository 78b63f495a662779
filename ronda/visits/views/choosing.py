"""Which outlets to see for one's quota: proposals with reasons, chosen one by one or many at once."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ronda.design.templatetags.figures import quantity
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.visits.forms.quotas import ProposalFilter
from ronda.visits.queries.proposing import Choosing, ProposedOutlet, choosing_for
from ronda.visits.services.quotas import choose_outlets, set_day_of_chosen, take_back_chosen
from ronda.visits.views.quota_tables import ProposalTable, proposal_row
from ronda.visits.views.quotas import own_words
from ronda.visits.wording.quotas import reason_words
from ronda.work.views.doing import moment, press, today

MOST_AT_ONCE = 500


@for_viewer
def show_proposals(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = choosing_for(viewer, today=today())
    narrow = ProposalFilter(request.GET, rows=found.rows)
    places = {each.code: place for place, each in enumerate(found.rows, start=1)}
    rows = narrow.narrowed(found.rows)
    table = ProposalTable([proposal_row(places[each.code], each) for each in rows], order_by=("place",))
    table.empty_text = _("No outlet fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-proposed-outlets",
        template="visits/choose.html",
        found=found,
        narrow=narrow,
        own=[own_words(each) for each in found.own],
        chosen=[(row, reason_words(row.told.get("reasons", ()))) for row in found.chosen],
        today=today(),
        last=found.month.period.last_day,
    )


@require_POST
@for_viewer
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The chosen rows, all that the filters of the address find, or the best that fill the quota."""
    codes = _codes(request, viewer)
    return press(
        request,
        lambda: choose_outlets(by=viewer, at=moment(), today=today(), codes=codes, day=_day(request)),
        to=_back(request),
        said=lambda rows: _outlets_chosen(len(rows)),
    )


@require_POST
@for_viewer
def change_chosen(request: HttpRequest, viewer: Viewer, what: str) -> HttpResponse:
    """`back` takes choices back, `day` sets or clears their day."""
    numbers = [int(each) for each in request.POST.getlist("planned") if each.isascii() and each.isdigit()]
    if not numbers or what not in {"back", "day"}:
        raise Http404
    if what == "back":
        return press(
            request,
            lambda: take_back_chosen(by=viewer, at=moment(), numbers=numbers),
            to=reverse("visit_choose"),
            said=_("Taken back; the outlet may be proposed again."),
        )
    return press(
        request,
        lambda: set_day_of_chosen(by=viewer, at=moment(), today=today(), numbers=numbers, day=_day(request)),
        to=reverse("visit_choose"),
        said=_("The day is kept."),
    )


def _codes(request: HttpRequest, viewer: Viewer) -> list[str]:
    if "best" in request.POST or request.POST.get("every"):
        found = choosing_for(viewer, today=today())
        rows = found.rows[: found.suggested] if "best" in request.POST else _narrowed(request, found)
        codes = [each.code for each in rows][:MOST_AT_ONCE]
    else:
        codes = request.POST.getlist("chosen")[:MOST_AT_ONCE]
    if not codes:
        raise Http404
    return codes


def _narrowed(request: HttpRequest, found: Choosing) -> list[ProposedOutlet]:
    return ProposalFilter(request.GET, rows=found.rows).narrowed(found.rows)


def _day(request: HttpRequest) -> date | None:
    """RefusedError for what is no day; nothing leaves it open."""
    asked = request.POST.get("day", "").strip()
    if not asked:
        return None
    try:
        told = parse_date(asked)
    except ValueError:
        told = None
    if told is None:
        raise RefusedError(Problem("day", "is not worked in the month", "choose another day"))
    return told


def _outlets_chosen(number: int) -> str:
    if not number:
        return _("Nothing was chosen: these outlets were chosen or seen already.")
    return ngettext(
        "%(number)s outlet is chosen; it stands in your plan of the month.",
        "%(number)s outlets are chosen; they stand in your plan of the month.",
        number,
    ) % {"number": quantity(number)}


def _back(request: HttpRequest) -> str:
    asked = request.GET.urlencode()
    return f"{reverse('visit_choose')}?{asked}" if asked else reverse("visit_choose")
