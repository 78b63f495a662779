"""Making, changing, offering and retiring a course; its materials."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ronda.learning.forms.courses import CourseForm, MaterialForm, written_course
from ronda.learning.models import Material
from ronda.learning.queries.bank import competences_of
from ronda.learning.queries.causes import cause_choices
from ronda.learning.queries.courses import course_kept, course_taught, courses_for, refuse_unless_keeper
from ronda.learning.queries.materials import material_taught
from ronda.learning.services.courses import change_course, make_course, offer_course, retire_course
from ronda.learning.services.materials import add_material, change_material, remove_material
from ronda.people.queries import people_for
from ronda.people.queries.choices import post_codes
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording import post_name
from ronda.work.queries.priorities import priorities_for
from ronda.work.views.doing import moment, press, record, today

NONE = ("", gettext_lazy("none"))


@for_viewer
def new_course(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    refuse_unless_keeper(viewer)
    form = CourseForm(request.POST or None, choices=_choices(viewer))
    return record(
        request,
        form,
        lambda good: make_course(by=viewer, at=moment(), said=good.said),
        to=lambda course: reverse("course", args=[course.pk]),
        said=_("The course is a draft; add its materials, then offer it."),
        back=reverse("courses"),
        heading=_("New course"),
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    course = course_kept(viewer, number)
    form = CourseForm(request.POST or None, choices=_choices(viewer, number), initial=written_course(course))
    return record(
        request,
        form,
        lambda good: change_course(by=viewer, at=moment(), number=number, said=good.said),
        to=reverse("course", args=[number]),
        said=_("The course is changed."),
        heading=_("Change the course"),
        below=course.title,
    )


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    course_kept(viewer, number)
    deeds: dict[str, tuple[Any, str]] = {
        "offer": (offer_course, _("The course is offered.")),
        "retire": (retire_course, _("The course is retired.")),
    }
    if deed not in deeds:
        raise Http404
    write, said = deeds[deed]
    return press(
        request,
        lambda: write(by=viewer, at=moment(), number=number),
        to=reverse("course", args=[number]),
        said=said,
    )


@for_viewer
def new_material(request: HttpRequest, viewer: Viewer, number: int, kind: str) -> HttpResponse:
    course = course_taught(viewer, number)
    if kind not in Material.Kind.values:
        raise Http404
    form = MaterialForm(*_posted(request), kind=kind, new=True)
    return record(
        request,
        form,
        lambda good: add_material(
            by=viewer, at=moment(), today=today(), course=number, kind=kind, said=good.said
        ),
        to=reverse("course", args=[number]),
        said=_("The material is added."),
        heading=_("New material: %(kind)s") % {"kind": Material.Kind(kind).label},
        below=course.title,
    )


@for_viewer
def new_version(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    material = material_taught(viewer, number)
    newest = material.versions.first()
    if newest is None:
        raise Http404
    initial = {
        "title": material.title,
        "compulsory": material.compulsory,
        "text": newest.text,
        "link": newest.link,
        "minutes": -(-newest.seconds // 60) if newest.seconds and material.kind == "pdf" else None,
    }
    form = MaterialForm(*_posted(request), kind=material.kind, new=False, initial=initial)
    return record(
        request,
        form,
        lambda good: change_material(by=viewer, at=moment(), today=today(), number=number, said=good.said),
        to=reverse("course", args=[material.course_id]),
        said=_("The new version is there; who learnt from an earlier one still reads that."),
        heading=_("New version of a material"),
        below=material.title,
    )


@require_POST
@for_viewer
def take_out(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    material = material_taught(viewer, number)
    return press(
        request,
        lambda: remove_material(by=viewer, at=moment(), number=number),
        to=reverse("course", args=[material.course_id]),
        said=_("The material is taken out; who learnt from it still reads it."),
    )


def _posted(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _choices(viewer: Viewer, number: int = 0) -> dict[str, list[Any]]:
    people = people_for(Viewer.operator(viewer.company_id), on=today()).order_by("name")
    others = courses_for(viewer).exclude(pk=number).exclude(state="retired").order_by("title")
    priorities = priorities_for(viewer).order_by("-starts")[:50]
    return {
        "competences": [(each.code, each.title) for each in competences_of(viewer)],
        "helps_with": cause_choices(),
        "requires": [(each.pk, each.title) for each in others],
        "posts": [(code, post_name(code)) for code in post_codes(viewer)],
        "priority": [NONE, *((str(each.pk), each.title) for each in priorities)],
        "trainer": [NONE, *((str(each.pk), each.name) for each in people)],
    }
