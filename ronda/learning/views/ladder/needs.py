"""What the rungs of each post ask: now, later, before; asked and stopped from a day on."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.learning.forms.ladder import NeedForm, StopForm
from ronda.learning.models import Rung, RungNeed
from ronda.learning.queries.competences import in_use, need_numbered, posts_with_rungs, rungs_of_post
from ronda.learning.queries.ladder import leads_somebody, may_shape
from ronda.learning.services.ladder import set_need, stop_need
from ronda.learning.wording.ladder import proof_names, rung_name
from ronda.people.queries import numbers_of_posts
from ronda.people.queries.holders import posts_held
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.wording.names import post_name
from ronda.work.views.doing import moment, record, today


@for_viewer
def show_needs(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    there = posts_with_rungs(viewer)
    shaper = may_shape(viewer)
    posts = sorted(numbers_of_posts(viewer)) if shaper else there
    post = _chosen(request, viewer, posts, there)
    context = {
        "laid": bool(there),
        "post": post,
        "post_name": post_name(post) if post else "",
        "posts": [(each, post_name(each)) for each in posts],
        "rungs": [_rung(each) for each in rungs_of_post(viewer, post, on=today())],
        "leads": leads_somebody(viewer),
        "may_shape": shaper,
    }
    return render(request, "learning/ladder_needs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def ask(request: HttpRequest, viewer: Viewer, post: str) -> HttpResponse:
    if not may_shape(viewer) or post not in numbers_of_posts(viewer):
        raise Http404
    rung = request.GET.get("rung", "")
    initial = {"begins": today(), "rung": rung if rung in Rung.values else Rung.NEW}
    competences = [(str(each.pk), each.title) for each in in_use(viewer)]
    form = NeedForm(request.POST or None, initial=initial, competences=competences)
    return _record(request, viewer, form, post, _("Ask for a competence"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    need = _to_change(viewer, number)
    form = NeedForm(
        request.POST or None,
        initial={
            "rung": need.rung,
            "competence_id": need.competence_id,
            "proofs": need.proofs,
            "begins": max(today(), need.begins),
        },
        competences=[(str(need.competence_id), need.competence.title)],
        fixed=True,
    )
    return _record(request, viewer, form, need.post, _("Change what proves it"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def stop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    need = _to_change(viewer, number)
    form = StopForm(request.POST or None, initial={"begins": today()})
    return record(
        request,
        form,
        lambda good: stop_need(
            by=viewer, at=moment(), today=today(), number=number, begins=good.cleaned_data["begins"]
        ),
        to=_address(need.post),
        said=_("The rung no longer asks for it from that day."),
        heading=_("No longer ask for it"),
        below=f"{post_name(need.post)} · {rung_name(need.rung)} · {need.competence.title}",
    )


def _record(request: HttpRequest, viewer: Viewer, form: NeedForm, post: str, heading: str) -> HttpResponse:
    return record(
        request,
        form,
        lambda good: set_need(by=viewer, at=moment(), today=today(), post=post, **good.cleaned_data),
        to=_address(post),
        said=_("What the rung asks is kept."),
        heading=heading,
        below=post_name(post),
    )


def _to_change(viewer: Viewer, number: int) -> RungNeed:
    if not may_shape(viewer):
        raise Http404
    return need_numbered(viewer, number)


def _chosen(request: HttpRequest, viewer: Viewer, posts: list[str], there: list[str]) -> str:
    """The post that was asked for, else one's own, else the first that has rungs."""
    asked = request.GET.get("post", "")
    if asked in posts:
        return asked
    own = [post for post in posts_held(viewer, on=today()) if post in there]
    return next(iter([*own, *there]), "")


def _rung(asks: Any) -> dict[str, Any]:
    return {
        "code": asks.rung,
        "name": rung_name(asks.rung),
        "now": [(each, proof_names(each.proofs)) for each in asks.now],
        "later": [(each, proof_names(each.proofs)) for each in asks.later],
        "before": [(each, proof_names(each.proofs)) for each in asks.before],
    }


def _address(post: str) -> str:
    return f"{reverse('ladder_needs')}?post={post}"
