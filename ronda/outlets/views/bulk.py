"""One deed for all chosen outlets: their classes, their account manager."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ronda.design.templatetags.figures import quantity
from ronda.outlets.forms.outlets import ManyClassesForm
from ronda.outlets.forms.portfolios import HandOverForm
from ronda.outlets.queries import managers_for
from ronda.outlets.services import change_outlets, hand_over
from ronda.outlets.services.desk import ManyDone
from ronda.outlets.views.doing import moment, record, say_done, today
from ronda.outlets.views.lists import filter_of
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.acting_roles import for_manager

# More at once would keep a browser waiting; a file does it as well.
MOST_AT_ONCE = 5000


@dataclass(frozen=True)
class Chosen:
    """The outlets that were chosen, as codes or as all that the filters of the address find."""

    codes: list[str]
    every: bool
    confirmed: bool

    @property
    def too_many(self) -> bool:
        return len(self.codes) > MOST_AT_ONCE

    @property
    def words(self) -> str:
        return ngettext("%(number)s outlet", "%(number)s outlets", len(self.codes)) % {
            "number": quantity(len(self.codes))
        }


@require_POST
@for_manager
def change_classes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    chosen = _chosen(request, viewer)
    form = ManyClassesForm(request.POST if chosen.confirmed else None)
    return record(
        request,
        viewer,
        form,
        lambda good: change_outlets(
            by=viewer,
            at=moment(),
            today=today(),
            codes=chosen.codes,
            values=good.values(),
            why=good.reason,
        ),
        to=_back(request, "outlets_manage"),
        say=_say_many,
        heading=_("Change classes"),
        template="outlets/many.html",
        below=_(
            "Classes are proposed, for somebody else to approve; the status changes at once. Months that are "
            "closed already keep what they were closed with."
        ),
        chosen=chosen,
    )


@require_POST
@for_viewer
def give_outlets(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Also for a director and deputy, with the outlets of their centre."""
    chosen = _chosen(request, viewer)
    form = HandOverForm(
        request.POST if chosen.confirmed else None,
        managers=managers_for(viewer, on=today()),
        initial={"start": today()},
    )
    return record(
        request,
        viewer,
        form,
        lambda good: hand_over(
            by=viewer,
            at=moment(),
            codes=chosen.codes,
            person=good.cleaned_data["person"],
            start=good.cleaned_data["start"],
            why=good.reason,
        ),
        to=_back(request, "outlets_manage" if viewer.can_manage else "outlets"),
        heading=_("Hand over to an account manager"),
        template="outlets/many.html",
        chosen=chosen,
    )


def _say_many(request: HttpRequest, viewer: Viewer, done: ManyDone) -> None:
    if done.deed is not None or not done.proposed:
        say_done(request, viewer, done.deed)
    if done.proposed:
        words = ngettext(
            "%(number)s change of class is proposed; somebody else approves it.",
            "%(number)s changes of class are proposed; somebody else approves them.",
            done.proposed,
        )
        messages.success(request, words % {"number": quantity(done.proposed)})


def _chosen(request: HttpRequest, viewer: Viewer) -> Chosen:
    """404 where nothing was chosen: no button of ours sends that."""
    every = bool(request.POST.get("every"))
    if every:
        codes = list(filter_of(viewer, request.GET).qs.order_by("code").values_list("code", flat=True))
    else:
        codes = request.POST.getlist("chosen")
    if not codes:
        raise Http404
    return Chosen(codes, every, "send" in request.POST)


def _back(request: HttpRequest, name: str) -> str:
    asked = request.GET.urlencode()
    return f"{reverse(name)}?{asked}" if asked else reverse(name)
