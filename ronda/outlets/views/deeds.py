"""Taking back what was done on screen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries.deeds import deed_for, deeds_for
from ronda.outlets.services import undo_deed
from ronda.outlets.views.doing import moment
from ronda.outlets.wording import deed_sentence, told_problem
from ronda.people.rules import Viewer
from ronda.people.views.acting_roles import for_manager

NEWEST = 50


@for_manager
def list_deeds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    listed = [(each, deed_sentence(each.what, each.said)) for each in deeds_for(viewer)[:NEWEST]]
    return render(request, "outlets/deeds.html", {"deeds": listed})


@require_http_methods(["GET", "HEAD", "POST"])
@for_manager
def show_deed(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    deed = deed_for(viewer, number)
    if request.method == "POST":
        try:
            undo_deed(by=viewer, at=moment(), number=number, why=request.POST.get("reason", "").strip()[:500])
        except RefusedError as refused:
            for problem in refused.problems[:3]:
                messages.error(request, told_problem(problem))
        else:
            messages.success(request, _("Taken back: everything is as it was before."))
        return redirect("outlets_deed", number=number)
    context = {"deed": deed, "sentence": deed_sentence(deed.what, deed.said), "records": len(deed.changes)}
    return render(request, "outlets/deed.html", context)
