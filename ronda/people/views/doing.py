"""Saying that something was done, with a way to take it back."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.kernel.change import Change
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.services import undo_changes
from ronda.people.views.acting_roles import for_manager
from ronda.people.wording import problem_sentence

KEPT = "people_undo"
REMEMBERED = 5


def say_done(
    request: HttpRequest, sentence: str, changes: Sequence[Change] = (), *, undone_to: str = ""
) -> None:
    """A toast; with changes it carries a button that takes them back and then goes to `undone_to`."""
    if not changes:
        messages.success(request, sentence)
        return
    token = secrets.token_urlsafe(8)
    kept: dict[str, Any] = dict(list(request.session.get(KEPT, {}).items())[-REMEMBERED + 1 :])
    kept[token] = [
        [each.kind, each.key, each.before and dict(each.before), each.after and dict(each.after)]
        for each in changes
    ]
    request.session[KEPT] = kept
    offer = render_to_string(
        "people/undo_offer.html", {"sentence": sentence, "token": token, "next": undone_to}, request
    )
    messages.success(request, offer)


def say_refused(request: HttpRequest, refused: RefusedError) -> None:
    for problem in refused.problems:
        messages.error(request, problem_sentence(problem))


@require_POST
@for_manager
def undo(request: HttpRequest, viewer: Viewer, token: str) -> HttpResponse:
    """Takes back what a toast offered; each offer works once."""
    kept = request.session.get(KEPT, {})
    if token not in kept:
        raise Http404
    changes = [Change(*each) for each in kept[token]]
    try:
        undo_changes(by=viewer, at=moment(), changes=changes, why=_("Taken back"))
    except RefusedError as refused:
        say_refused(request, refused)
    else:
        messages.success(request, _("Taken back: everything is as it was before."))
        request.session[KEPT] = {key: value for key, value in kept.items() if key != token}
    return redirect(_safe(request, request.POST.get("next", "")))


def moment() -> datetime:
    """Now, as services are told it."""
    return timezone.now()


def _safe(request: HttpRequest, address: str) -> str:
    inside = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if inside else "people_people"
