"""The year's training plan of a centre, the year of a person and of a course in it, and what moved."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ronda.jobs.queries import open_job
from ronda.kernel.period import Month
from ronda.learning.models import TrainingPlan
from ronda.learning.queries.year.page import YearPage, own_plan, plan_shown, year_page
from ronda.learning.queries.year.plans import centres_to_train, training_plans
from ronda.learning.services.year.asking import KIND, subject_of
from ronda.learning.views.year.shown import (
    curve_of,
    head_of,
    line_shown,
    names_in,
    plan_there,
    row_shown,
    year_asked,
)
from ronda.learning.wording.year_pages import hours, plan_sentences, unmet_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today

MOST_UNMET = 20
MOST_MOVED = 200


@require_GET
@for_viewer
def show_year(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The plan in force of a centre that one leads; everybody else finds the own year."""
    centres = list(centres_to_train(viewer))
    if not centres:
        return redirect("training_own")
    year = year_asked(request, today())
    centre = next((each for each in centres if each.code == request.GET.get("centre")), centres[0])
    plans = list(training_plans(viewer).filter(centre=centre, year=year).order_by("version"))
    plan = plan_shown(viewer, plans)
    if plan is not None:
        return _page(request, viewer, plan)
    job = open_job(viewer, KIND, subject_of(centre.code, year))
    context = {"year": year, "years": _years(centre.code), "centre": centre, "centres": centres, "job": job}
    return render(request, "learning/year_none.html", context)


@require_GET
@for_viewer
def show_plan(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _page(request, viewer, plan_there(viewer, number))


def _page(request: HttpRequest, viewer: Viewer, plan: TrainingPlan) -> HttpResponse:
    page = year_page(viewer, plan, today=today())
    unmet = plan.found.get("unmet", [])
    context = {
        **head_of(viewer, plan),
        "page": page,
        "year": plan.year,
        "years": _years(plan.centre.code),
        "centre": plan.centre,
        "centres": list(centres_to_train(viewer)),
        "lines": [line_shown(page, line) for line in page.lines],
        "foot": [(hours(a), hours(b)) for a, b in zip(page.planned, page.actual, strict=True)],
        "chart": curve_of(page, (_("Planned"), _("Learnt"))),
        "now": Month.of(today()),
        "sentences": plan_sentences(page),
        "unmet": [unmet_words(each) for each in unmet[:MOST_UNMET]],
        "unmet_number": len(unmet),
        "unmet_more": max(0, len(unmet) - MOST_UNMET),
        "moved": len(plan.found.get("moved", [])),
        "courses": _courses(page),
        "planned_hours": hours(sum(page.planned)),
        "actual_hours": hours(sum(each or 0 for each in page.actual)),
        "balance": _balance(plan),
    }
    return render(request, "learning/year.html", context)


def _years(centre: str) -> list[tuple[int, str]]:
    own = today().year
    path = reverse("training_year")
    return [(year, f"{path}?centre={centre}&year={year}") for year in (own + 1, own, own - 1)]


def _courses(page: YearPage) -> list[dict[str, Any]]:
    """By title, with how many learn each."""
    found: dict[str, dict[str, Any]] = {}
    for row in page.rows:
        if row.state == "cancelled":
            continue
        there = found.setdefault(row.course.code, {"course": row.course, "people": 0, "done": 0})
        there["people"] += 1
        there["done"] += row.state == "done"
    return sorted(found.values(), key=lambda each: each["course"].title.casefold())


def _balance(plan: TrainingPlan) -> float | None:
    """How high people's fullest months are against the least that they could be; 1 is the best there is."""
    rows = plan.found.get("balance", {}).values()
    least = sum(row[2] for row in rows)
    return sum(row[1] for row in rows) / least if least else None


@require_GET
@for_viewer
def show_own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own year, by the plan in force."""
    year = year_asked(request, today())
    plan = own_plan(viewer, year)
    years = [(each, f"?year={each}") for each in (today().year + 1, today().year, today().year - 1)]
    if plan is None or viewer.person_id is None:
        context = {"year": year, "years": years, "own": True}
        return render(request, "learning/year_none.html", context)
    code = plan.learning.filter(person_id=viewer.person_id).values_list("person__code", flat=True).first()
    return _person(request, viewer, plan, code or "", own=True, years=years)


@require_GET
@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, number: int, code: str) -> HttpResponse:
    return _person(request, viewer, plan_there(viewer, number), code, own=False)


def _person(
    request: HttpRequest, viewer: Viewer, plan: TrainingPlan, code: str, *, own: bool, **more: Any
) -> HttpResponse:
    page = year_page(viewer, plan, today=today(), person=code)
    if not page.rows:
        raise Http404
    now = Month.of(today())
    rows = [row_shown(row, now) for row in page.rows]
    line = page.lines[0] if page.lines else None
    room = plan.found.get("room", {}).get(code, [])
    months = [
        {
            "month": month,
            "rows": [
                each for each in rows if each["row"].month == str(month) and each["row"].state != "cancelled"
            ],
            "cell": line.cells[place] if line else None,
            "planned": hours(line.cells[place].planned) if line else "",
            "actual": hours(line.cells[place].actual) if line else "",
            "past": month < now,
            "now": month == now,
            "away": place < len(room) and room[place] == 0 and month >= now,
        }
        for place, month in enumerate(page.months)
    ]
    head = {} if own else head_of(viewer, plan)
    context = {
        **head,
        "plan": plan,
        "own": own,
        "person": page.rows[0].person,
        "line": line,
        "quarters": [months[at : at + 3] for at in range(0, 12, 3)],
        "cancelled": [each for each in rows if each["row"].state == "cancelled"],
        "unmet": [unmet_words(each) for each in plan.found.get("unmet", []) if each["person"] == code],
        "planned_hours": hours(line.planned if line else 0),
        "actual_hours": hours(line.actual if line else 0),
        "highest": hours(line.highest if line else 0),
        "undo": undo_of(request, plan),
        "year": plan.year,
        **more,
    }
    return render(request, "learning/year_person.html", context)


def undo_of(request: HttpRequest, plan: TrainingPlan) -> dict[str, Any] | None:
    """What the address says was moved just now, to be taken back."""
    number, back = request.GET.get("moved", ""), request.GET.get("back", "")
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    row = plan.learning.filter(pk=int(number)).select_related("person", "course").first()
    try:
        month = Month.parse(back)
    except ValueError:
        return None
    return {"row": row, "month": month, "to": Month.parse(row.month)} if row else None


@require_GET
@for_viewer
def show_course(request: HttpRequest, viewer: Viewer, number: int, course: int) -> HttpResponse:
    """Who learns a course in which month, its classes among them."""
    plan = plan_there(viewer, number)
    rows = list(
        plan.learning.filter(course_id=course)
        .select_related("person", "course", "training_class")
        .order_by("month", "person__name")
    )
    if not rows:
        raise Http404
    now = Month.of(today())
    shown = [row_shown(row, now) for row in rows]
    months: list[dict[str, Any]] = [
        {
            "month": month,
            "rows": [
                each for each in shown if each["row"].month == str(month) and each["row"].state != "cancelled"
            ],
            "past": month < now,
            "now": month == now,
        }
        for month in (Month(plan.year, place) for place in range(1, 13))
    ]
    context = {
        **head_of(viewer, plan),
        "course": rows[0].course,
        "quarters": [months[at : at + 3] for at in range(0, 12, 3)],
        "people": sum(each["row"].state != "cancelled" for each in shown),
        "done": sum(each["row"].state == "done" for each in shown),
        "undo": undo_of(request, plan),
        "may_leave": [each["month"] for each in months if any(row["open"] for row in each["rows"])],
        "may_move": [each["month"] for each in months if not each["past"]],
    }
    return render(request, "learning/year_course.html", context)


@require_GET
@for_viewer
def show_moved(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What the plan moved against the one that it changes."""
    plan = plan_there(viewer, number)
    page = year_page(viewer, plan, today=today())
    names, titles = names_in(page)
    months = list(page.months)
    rows = [
        {
            "name": names.get(person, person),
            "person": person,
            "course": titles.get(course, course),
            "before": months[before],
            "after": None if after is None else months[after],
        }
        for person, course, before, after in plan.found.get("moved", [])[:MOST_MOVED]
    ]
    context = {**head_of(viewer, plan), "rows": rows, "kept": plan.found.get("kept", 0)}
    return render(request, "learning/year_moved.html", context)


@require_GET
@for_viewer
def show_desk(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Comments, files and what was done with the plan."""
    plan = plan_there(viewer, number)
    desk = desk_of(viewer, "training_plan", number, Reached(None, plan.centre_id))
    return render(request, "learning/year_desk.html", {**head_of(viewer, plan), "desk": desk})
