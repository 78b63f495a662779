"""Blueprints of exams: the list, and a page that tells at once whether the bank has enough."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.forms.bank import DIFFICULTIES
from ronda.learning.forms.blueprints import BlueprintForm
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.blueprints import filled, filled_from
from ronda.learning.queries.exams import blueprint_numbered, blueprints_for
from ronda.learning.queries.setters import exam_rules, may_set
from ronda.learning.services.blueprints import keep_blueprint, retire_blueprint
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, say_refused, today


@for_viewer
def show_blueprints(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    blueprints = list(blueprints_for(viewer))
    found = filled_from(viewer, [each.parts for each in blueprints])
    context = {"rows": list(zip(blueprints, found, strict=True))}
    return render(request, "learning/blueprints.html", context)


@for_viewer
def edit(request: HttpRequest, viewer: Viewer, number: int | None = None) -> HttpResponse:
    """Kept with the button; every change before that only asks the bank again."""
    if not may_set(viewer):
        raise Http404
    blueprint = blueprint_numbered(viewer, number) if number is not None else None
    usual = str(exam_rules(today()).pass_mark)
    if request.method == "POST":
        form = BlueprintForm.sent(request.POST, pass_mark=usual)
        if "keep" in request.POST and not form.faults and _keep(request, viewer, form, number):
            return redirect("blueprints")
    elif blueprint is not None:
        form = BlueprintForm.kept(blueprint.title, blueprint.parts, pass_mark=usual)
    else:
        form = BlueprintForm("", [], pass_mark=usual)
    status = 422 if "keep" in request.POST else 200
    return render(request, "learning/blueprint.html", _context(viewer, form, blueprint), status=status)


@require_POST
@for_viewer
def retire(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: retire_blueprint(by=viewer, at=moment(), number=number),
        to=reverse("blueprints"),
        said=_("The blueprint is put aside; exams that have it keep it."),
    )


def _keep(request: HttpRequest, viewer: Viewer, form: BlueprintForm, number: int | None) -> bool:
    try:
        keep_blueprint(by=viewer, at=moment(), title=form.title.strip(), parts=form.parts, number=number)
    except NotAllowedError:
        raise
    except RefusedError as refused:
        say_refused(request, refused)
        return False
    messages.success(request, _("The blueprint is kept; exams that are open already keep theirs."))
    return True


def _context(viewer: Viewer, form: BlueprintForm, blueprint: Any) -> dict[str, Any]:
    found = filled(viewer, form.parts)
    titles = {part.code: part.title for part in found.parts}
    competences = [(str(each.pk), each.title) for each in competences_of(viewer)]
    return {
        "blueprint": blueprint,
        "form": form,
        "counts": ",".join(
            f"#there-{place}-{row}"
            for place, each in enumerate(form.shown)
            for row in range(1, len(each.rows) + 1)
        ),
        "parts": [(place, each, _rows(each, found)) for place, each in enumerate(form.shown)],
        "found": found,
        "lacks": [(titles[each.part], each) for each in found.lacks],
        "competences": competences,
        "difficulties": DIFFICULTIES,
    }


def _rows(part: Any, found: Any) -> list[tuple[dict[str, str], int | None]]:
    return [(row, found.there.get((part.code, place))) for place, row in enumerate(part.rows, start=1)]
