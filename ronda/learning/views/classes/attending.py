"""Who is there: by a code that the trainer shows, or by the list; then the class is closed."""

from base64 import b64encode
from decimal import Decimal, InvalidOperation
from io import BytesIO

import qrcode
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from qrcode.image.svg import SvgPathImage

from ronda.design.templatetags.figures import quantity
from ronda.kernel.refusal import RefusedError
from ronda.learning.queries.classes.page import ClassPage, class_page
from ronda.learning.queries.classes.seen import class_seen
from ronda.learning.services.classes import check_in, close_class, mark_attendance, new_code
from ronda.learning.services.classes.attending import code_is_good
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, say_refused

CENT = 100


def _led(viewer: Viewer, number: int) -> ClassPage:
    page = class_page(viewer, number)
    if not page.leads:
        raise Http404
    return page


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def show_code(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The page for the wall; each press of its button, which it does by itself, makes a new code."""
    page = _led(viewer, number)
    context = {
        "held": page.held,
        "seated": page.seated,
        "attended": sum(x.state == "attended" for x in page.places),
    }
    if request.method == "POST":
        try:
            code, until = new_code(by=viewer, at=moment(), number=number)
        except RefusedError as refused:
            say_refused(request, refused)
            return redirect("training_class", number)
        address = request.build_absolute_uri(reverse("class_check_in", args=[number, code]))
        context |= {"picture": picture_of(address), "address": address, "until": until}
        context["seconds"] = max(5, int((until - moment()).total_seconds() * 2 / 3))
    return render(request, "learning/class_code.html", context)


def picture_of(address: str) -> str:
    """The code as an image of its own, which a page may show without any script."""
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=2).save(drawn)
    return f"data:image/svg+xml;base64,{b64encode(drawn.getvalue()).decode()}"


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def arrive(request: HttpRequest, viewer: Viewer, number: int, code: str) -> HttpResponse:
    """Whoever has read the code presses a button: reading it in time is enough, pressing may take longer."""
    held = class_seen(viewer, number)
    key = f"class-{number}-{code}"
    at = moment()
    if request.method == "POST":
        read = parse_datetime(request.session.pop(key, ""))
        try:
            check_in(by=viewer, at=at, number=number, code=code, read_at=read)
        except RefusedError as refused:
            say_refused(request, refused)
        else:
            messages.success(request, _("You are marked as present."))
        return redirect("training_class", number)
    good = code_is_good(held, code, at)
    if good:
        request.session[key] = at.isoformat()
    return render(request, "learning/class_check_in.html", {"held": held, "good": good, "code": code})


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def attendance(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The list of those with a seat."""
    page = _led(viewer, number)
    if request.method == "POST":
        return press(
            request,
            lambda: mark_attendance(
                by=viewer, at=moment(), number=number, present=request.POST.getlist("present")
            ),
            to=reverse("training_class", args=[number]),
            said=_("Who was there is marked."),
        )
    rows = [each for each in page.places if each.state not in {"left", "waiting"}]
    rows.sort(key=lambda each: each.person.name.casefold())
    context = {"held": page.held, "rows": rows}
    return render(request, "learning/class_attendance.html", context)


@require_POST
@for_viewer
def close(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """With what it has cost, where somebody says so."""
    cost = request.POST.get("cost", "").strip()
    try:
        cents = int(Decimal(cost.replace(",", ".")) * CENT) if cost else None
    except (InvalidOperation, ValueError):
        messages.error(request, _("Write the cost as a number."))
        return redirect("training_class", number)

    def said(told: object) -> str:
        attended = told[1] if isinstance(told, tuple) else 0
        words = ngettext(
            "The class is closed; the course is completed for %(number)s person.",
            "The class is closed; the course is completed for %(number)s people.",
            attended,
        )
        return words % {"number": quantity(attended)}

    return press(
        request,
        lambda: close_class(by=viewer, at=moment(), number=number, cost_cents=cents),
        to=reverse("training_class", args=[number]),
        said=said,
    )
