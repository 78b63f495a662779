"""Raising a problem: pre-filled from where one comes from."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import outlets_for
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.problems.raising import ProblemForm
from ronda.work.models import Problem
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.problem_proposals import process_numbered, processes_in_use
from ronda.work.queries.problems import topics_of
from ronda.work.services import raise_problem
from ronda.work.services.problems import default_due
from ronda.work.views.doing import moment, record, today

# What an address may fill in beforehand.
ASKED = ("title", "found", "outlet", "evidence", "topic", "process")


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def raise_one(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = list(centres_for(viewer).order_by("name").values_list("pk", "name"))
    people = colleagues_of(viewer, on=today())
    if not people:
        raise Http404
    own = next((each.code for each in people if each.person_id == viewer.person_id), "")
    form = ProblemForm(
        request.POST or None,
        centres=centres,
        people=[(each.code, f"{each.name} ({each.code})") for each in people],
        processes=processes_in_use(viewer),
        topics=topics_of(viewer),
        initial={
            "found": "visit" if viewer.scope == "own" else "work",
            "owner": own,
            "due": default_due(viewer, today()),
            **{name: request.GET[name] for name in ASKED if request.GET.get(name)},
        },
    )

    def write(good: ProblemForm) -> Problem:
        values: dict[str, Any] = good.cleaned_data
        code = values["outlet"].strip()
        outlet = outlets_for(viewer).filter(code=code).first() if code else None
        if code and outlet is None:
            raise RefusedError(Fault("outlet", "is not among your outlets", "choose another outlet"))
        owner = next(each for each in people if each.code == values["owner"])
        return raise_problem(
            by=viewer,
            at=moment(),
            today=today(),
            title=values["title"],
            found=values["found"],
            evidence=values["evidence"],
            centre_id=values["centre"],
            outlet=outlet,
            owner=Chosen(owner.person_id),
            due=values["due"],
            topic=values["topic"],
            process=process_numbered(viewer, int(values["process"])) if values["process"] else None,
        )

    return record(
        request,
        form,
        write,
        to=lambda problem: reverse("work_problem", args=[problem.pk]),
        said=_("The problem is raised; its owner finds it in the register."),
        template="work/problem_new.html",
        back=reverse("work_problems"),
    )


class Chosen:
    """Somebody who was chosen from a list, by number."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
