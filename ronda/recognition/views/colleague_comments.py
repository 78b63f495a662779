"""What colleagues wrote of a person, for those who lead: read, and kept from being shown for a reason."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.colleagues import HideCommentForm
from ronda.recognition.queries.colleagues import peer_round_for
from ronda.recognition.queries.colleagues.results import comment_led, comments_led
from ronda.recognition.services.colleagues import hide_comment, show_comment
from ronda.work.views.doing import moment, press, record


@never_cache
@for_viewer
def show_comments(request: HttpRequest, viewer: Viewer, number: int, person: int) -> HttpResponse:
    round_ = peer_round_for(viewer, number)
    result = comments_led(viewer, round_, person)
    if result is None:
        raise Http404
    context = {"round": round_, "result": result, "comments": result.comments.all()}
    return render(request, "recognition/peer_comments.html", context)


@never_cache
@for_viewer
def hide(request: HttpRequest, viewer: Viewer, number: int, name: UUID) -> HttpResponse:
    comment = comment_led(viewer, name)
    if comment is None or comment.result.round_id != number:
        raise Http404
    back = reverse("peer_comments", args=[number, comment.result.person_id])
    return record(
        request,
        HideCommentForm(request.POST or None),
        lambda good: hide_comment(by=viewer, at=moment(), name=name, why=good.cleaned_data["why"]),
        to=back,
        back=back,
        said=_("The comment is not shown any more; the person reads why."),
        heading=_("Do not show a comment"),
        below=comment.text,
    )


@require_POST
@for_viewer
def show(request: HttpRequest, viewer: Viewer, number: int, name: UUID) -> HttpResponse:
    comment = comment_led(viewer, name)
    if comment is None or comment.result.round_id != number:
        raise Http404
    return press(
        request,
        lambda: show_comment(by=viewer, at=moment(), name=name),
        to=reverse("peer_comments", args=[number, comment.result.person_id]),
        said=_("The comment is shown again."),
    )
