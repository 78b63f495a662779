"""What is done to a topic: proposed, registered, changed, its team, steps, evidence, its end, its spread."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.innovation.forms.ideas import SpreadForm
from ronda.innovation.forms.topics import (
    CloseForm,
    EvidenceForm,
    FinishForm,
    RegisterForm,
    StepForm,
    TeamForm,
    TopicForm,
)
from ronda.innovation.models import Topic
from ronda.innovation.queries.ideas import idea_for
from ronda.innovation.queries.topics import (
    OVER,
    heads,
    is_member,
    members_of,
    next_topic_number,
    steps_of,
    told_stages,
    topic_for,
)
from ronda.innovation.queries.who import centres_to_take_over, colleagues_by_code, leads_centre
from ronda.innovation.rules.pdca import phases_open
from ronda.innovation.services.spreading import spread_topic
from ronda.innovation.services.topics import (
    TopicSaid,
    add_evidence,
    change_topic,
    close_topic,
    finish_step,
    propose_topic,
    register_topic,
    set_team,
    take_out_evidence,
    write_step,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, record, today

FIELDS = ("title", "kind", "why", "measure", "unit", "aim", "starts_on", "ends_on")


@for_viewer
def new_topic(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Perhaps out of a suggestion, whose number the address then carries."""
    asked = request.GET.get("idea", "")
    idea = idea_for(viewer, int(asked)) if asked.isdecimal() and len(asked) < 10 else None
    first: dict[str, Any] = {"kind": "on_site", "starts_on": today()}
    if idea is not None:
        first |= {"title": idea.line[:200], "why": idea.more, "kind": "innovation"}
    return record(
        request,
        TopicForm(request.POST or None, initial=first),
        lambda good: propose_topic(by=viewer, at=moment(), said=_said(good), idea=idea.pk if idea else None),
        to=lambda made: reverse("topic", args=[made.pk]),
        said=_("The topic is proposed; whoever leads your centre registers it."),
        back=reverse("topics"),
        heading=_("Propose a topic"),
        below=_("A small team works on one thing that can be measured: plan, do, check, act."),
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = _running(viewer, number)
    first = {name: getattr(topic, name) for name in FIELDS} | {"upward": "more" if topic.upward else "less"}
    if topic.aim is not None:
        first["aim"] = f"{topic.aim.normalize():f}"
    return record(
        request,
        TopicForm(request.POST or None, initial=first),
        lambda good: change_topic(by=viewer, at=moment(), number=number, said=_said(good)),
        to=_page(number),
        said=_("The topic is changed."),
        heading=_("Change the topic"),
        below=topic.title,
    )


@for_viewer
def register(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = topic_for(viewer, number)
    if topic.state != Topic.State.PROPOSED or not leads_centre(viewer, topic.centre_id):
        raise Http404
    first = {"registered_as": next_topic_number(viewer, today().year)}
    return record(
        request,
        RegisterForm(request.POST or None, initial=first),
        lambda good: register_topic(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=_page(number),
        said=_("The topic is registered; its team can begin."),
        heading=_("Register the topic"),
        below=topic.title,
    )


@for_viewer
def close(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = _running(viewer, number)
    if not heads(viewer, topic, members_of(topic)):
        raise Http404
    return record(
        request,
        CloseForm(request.POST or None),
        lambda good: close_topic(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=_page(number),
        said=_("The topic is closed; nothing is deducted."),
        heading=_("Close the topic"),
        below=topic.title,
    )


@for_viewer
def team(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = _running(viewer, number)
    members = members_of(topic)
    if not heads(viewer, topic, members):
        raise Http404
    people = {each.person.code: each.person.name for each in members}
    people |= {code: each.name for code, each in colleagues_by_code(viewer, today()).items()}
    form = TeamForm(
        request.POST or None,
        people=sorted(people.items(), key=lambda each: each[1].casefold()),
        team=[(each.person.code, each.share) for each in members],
    )
    return record(
        request,
        form,
        lambda good: set_team(by=viewer, at=moment(), today=today(), number=number, team=good.said),
        to=_page(number),
        said=_("The team and its shares are set."),
        template="innovation/team.html",
        heading=_("Team and shares"),
        below=topic.title,
    )


@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = _worked_on(viewer, number)
    form = StepForm(request.POST or None, open_phases=phases_open(told_stages(steps_of(topic))))
    return record(
        request,
        form,
        lambda good: write_step(by=viewer, at=moment(), today=today(), number=number, **good.said),
        to=_page(number),
        said=_("The step is written."),
        heading=_("Write a step"),
        below=topic.title,
    )


@for_viewer
def finish(request: HttpRequest, viewer: Viewer, number: int, step: int) -> HttpResponse:
    topic = _worked_on(viewer, number)
    found = next((each for each in steps_of(topic) if each.pk == step and each.done_on is None), None)
    if found is None:
        raise Http404
    return record(
        request,
        FinishForm(request.POST or None, initial={"text": found.text}),
        lambda good: finish_step(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            step=step,
            text=good.cleaned_data["text"],
            minutes=good.cleaned_data["minutes"] or 0,
        ),
        to=_page(number),
        said=_("The step is done."),
        heading=_("Finish a step"),
        below=f"{topic.title} · {found.get_phase_display()}",
    )


@for_viewer
def evidence(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = _running(viewer, number)
    return record(
        request,
        EvidenceForm(request.POST or None, initial={"day": today()}),
        lambda good: add_evidence(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=_page(number) + "#evidence",
        said=_("The value is added."),
        heading=_("Add evidence"),
        below=f"{topic.title} · {topic.measure}",
    )


@require_POST
@for_viewer
def evidence_out(request: HttpRequest, viewer: Viewer, number: int, evidence: int) -> HttpResponse:
    _running(viewer, number)
    return press(
        request,
        lambda: take_out_evidence(by=viewer, at=moment(), number=number, evidence=evidence),
        to=_page(number) + "#evidence",
        said=_("The value is taken out."),
    )


@for_viewer
def spread(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    topic = topic_for(viewer, number)
    centres = centres_to_take_over(viewer, topic.centre_id)
    if not centres:
        raise Http404
    return record(
        request,
        SpreadForm(request.POST or None, centres=centres),
        lambda good: spread_topic(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=_page(number),
        said=_("It is taken over; later somebody looks whether it helps there too."),
        heading=_("Take it over in another centre"),
        below=topic.title,
    )


def _running(viewer: Viewer, number: int) -> Topic:
    topic = topic_for(viewer, number)
    members = members_of(topic)
    if topic.state in OVER or not (is_member(viewer, members) or heads(viewer, topic, members)):
        raise Http404
    return topic


def _worked_on(viewer: Viewer, number: int) -> Topic:
    topic = _running(viewer, number)
    if topic.state == Topic.State.PROPOSED or not is_member(viewer, members_of(topic)):
        raise Http404
    return topic


def _said(good: TopicForm) -> TopicSaid:
    return TopicSaid(**good.cleaned_data)


def _page(number: int) -> str:
    return reverse("topic", args=[number])
