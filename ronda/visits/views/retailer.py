"""The screen for the retailer: large, plain, in the retailer's own language, about this outlet alone."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.retailer import Shown, shown_at
from ronda.visits.services.advising import answer_of_outlet, show_advice
from ronda.visits.views.telling import sales_chart
from ronda.visits.wording.advice import advice_words
from ronda.work.views.doing import moment, say_refused

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@require_GET
@for_viewer
def show(request: HttpRequest, viewer: Viewer, key: UUID) -> HttpResponse:
    """Its language is chosen there and does not touch the visitor's own; what it shows is given thereby."""
    found = shown_at(viewer, key)
    if found.is_open and found.form.person_id == viewer.person_id:
        show_advice(by=viewer, key=key)
    with translation.override(language_of(request.GET.get("lang", ""))):
        return render(request, "visits/show.html", _context(found))


@require_POST
@for_viewer
def answer(request: HttpRequest, viewer: Viewer, key: UUID) -> HttpResponse:
    """The retailer's own word to each piece of advice, with a name."""
    who = request.POST.get("who", "")
    try:
        for name, state in request.POST.items():
            number = name.removeprefix("advice_")
            if name != number and number.isdecimal() and state:
                answer_of_outlet(
                    by=viewer, at=moment(), key=key, number=int(number), state=str(state), who=who
                )
    except NotAllowedError:
        raise
    except RefusedError as refused:
        say_refused(request, refused)
        return redirect("visit_show", key=key)
    language = language_of(request.POST.get("lang", ""))
    return redirect(f"{reverse('visit_show', args=[key])}?lang={language}&thanks=1")


def language_of(asked: str) -> str:
    """The one that was asked for, or the visitor's own."""
    return asked if asked in LANGUAGES else translation.get_language() or settings.LANGUAGE_CODE


def _context(found: Shown) -> dict[str, Any]:
    currency = found.form.company.currency
    return {
        "found": found,
        "visit_form": found.form,
        "outlet": found.form.outlet,
        "language": translation.get_language(),
        "currency": currency,
        "chart": sales_chart(found.sales, currency),
        "advice": [(each, advice_words(each.rule, each.said, currency, each.text)) for each in found.advice],
    }
