"""Learning from a material: its page, its file, what was seen of it; completing a course, and feedback."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from ronda.learning.forms.courses import FeedbackForm
from ronda.learning.models import MaterialVersion
from ronda.learning.queries.course_rules import course_rules
from ronda.learning.queries.courses import course_for, may_teach, own_done
from ronda.learning.queries.materials import Item, item_of, items_of, version_for
from ronda.learning.rules.courses import Piece
from ronda.learning.rules.courses.files import ENDINGS
from ronda.learning.services.seeing import finish_link, report_seen
from ronda.learning.services.self_study import begin_again, complete_self_study, give_feedback
from ronda.learning.views.ranged import ranged_file
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, record, today


@for_viewer
def show_material(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    version = version_for(viewer, number)
    on = today()
    items = items_of(viewer, version.material.course, on=on)
    numbers = [each.version.pk for each in items]
    place = numbers.index(number) if number in numbers else None
    context = {
        "version": version,
        "material": version.material,
        "course": version.material.course,
        "item": item_of(viewer, version, on=on) if place is None else items[place],
        "newer": None if place is not None else _newer(items, version),
        "next": items[place + 1] if place is not None and place + 1 < len(items) else None,
        "every": course_rules(on).report_seconds,
        "counts": viewer.person_id is not None,
        "teaches": may_teach(viewer, version.material.course),
    }
    return render(request, "learning/material.html", context)


@xframe_options_sameorigin
@for_viewer
def material_file(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """In pieces, as a video asks for them; on one's own pages only, or as a download."""
    version = version_for(viewer, number)
    ending = str(version.file.name).rsplit(".", 1)[-1] if version.file else ""
    if ending not in ENDINGS:
        return HttpResponse(status=404)
    name = f"{version.material.title}.{ending}"
    answer = ranged_file(
        request, version.file, kind=ENDINGS[ending], name=name, download="download" in request.GET
    )
    # The page of the material shows it inside; nobody else's does.
    answer._csp_replace = {"frame-ancestors": ["'self'"], "object-src": ["'self'"]}  # type: ignore[attr-defined]
    return answer


@require_POST
@for_viewer
def seen(request: HttpRequest, viewer: Viewer, number: int) -> JsonResponse:
    """What the page reports while it is open."""
    seconds, pieces = _reported(request.body)
    item = report_seen(by=viewer, at=moment(), today=today(), version=number, seconds=seconds, pieces=pieces)
    return JsonResponse({"perCent": item.per_cent, "finished": item.finished, "told": told_progress(item)})


@require_POST
@for_viewer
def finish(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    version = version_for(viewer, number)
    return press(
        request,
        lambda: finish_link(by=viewer, at=moment(), today=today(), version=number),
        to=reverse("course", args=[version.material.course_id]),
        said=_("The link is finished."),
    )


@require_POST
@for_viewer
def complete(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    course_for(viewer, number)
    return press(
        request,
        lambda: complete_self_study(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("course", args=[number]),
        said=lambda done: (
            _("The course is completed; %(minutes)s minutes count.") % {"minutes": done.minutes}
        ),
    )


@require_POST
@for_viewer
def again(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    course_for(viewer, number)
    return press(
        request,
        lambda: begin_again(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("course", args=[number]),
        said=_("The course begins again."),
    )


@for_viewer
def feedback(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    course = course_for(viewer, number)
    done = own_done(viewer, course)
    if done is None:
        return HttpResponse(status=404)
    initial = {"rating": str(done.rating or 5), "text": done.feedback}
    return record(
        request,
        FeedbackForm(request.POST or None, initial=initial),
        lambda good: give_feedback(
            by=viewer,
            at=moment(),
            number=number,
            rating=int(good.cleaned_data["rating"]),
            text=good.cleaned_data["text"],
        ),
        to=reverse("course", args=[number]),
        said=_("Thank you: your feedback is kept, and shown without your name."),
        heading=_("Feedback"),
        below=course.title,
    )


def told_progress(item: Item) -> str:
    if item.finished:
        return _("Finished")
    return _("%(per_cent)s per cent of what is needed") % {"per_cent": item.per_cent}


def _newer(items: list[Item], version: MaterialVersion) -> MaterialVersion | None:
    return next((each.version for each in items if each.material.pk == version.material_id), None)


def _reported(body: bytes) -> tuple[int, list[Piece]]:
    """Whole seconds and pieces; what is none of these is nothing."""
    try:
        said: Any = json.loads(body)
        seconds = int(said.get("seconds", 0))
        pieces = [(int(start), int(end)) for start, end in said.get("pieces", [])]
    except (ValueError, TypeError, AttributeError, OverflowError):
        return 0, []
    return max(0, min(seconds, 86_400)), [each for each in pieces if 0 <= each[0] < each[1] <= 86_400]
