"""My duties, those of a person, and every post with its card and who has confirmed it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code
from ronda.work.queries.card_pack import posts_without_card
from ronda.work.queries.cards import versions_of
from ronda.work.queries.duties import duties_of_person, own_duties, posts_with_cards
from ronda.work.rules.company_wide import may_shape
from ronda.work.views.doing import today
from ronda.work.wording.cards import STATES


@for_viewer
def show_duties(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Of the signed-in person; who holds no post finds the posts."""
    context = {
        "cards": own_duties(viewer, on=today()),
        "missing": posts_without_card(viewer) if may_shape(viewer) else [],
        "mine": True,
        "code": own_code(request),
        "heading": _("My duties"),
    }
    return render(request, "work/cards_duties.html", {**context, **_common(viewer)})


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    """Of somebody whom the viewer sees."""
    if viewer.scope == "own" and code != own_code(request):
        raise Http404
    name, cards = duties_of_person(viewer, code, on=today())
    context = {"cards": cards, "mine": code == own_code(request), "code": code, "heading": name}
    return render(request, "work/cards_duties.html", {**context, **_common(viewer)})


@for_viewer
def show_posts(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    context = {
        "posts": posts_with_cards(viewer, on=today()),
        "missing": posts_without_card(viewer) if may_shape(viewer) else [],
    }
    return render(request, "work/cards_posts.html", {**context, **_common(viewer)})


@for_viewer
def show_post(request: HttpRequest, viewer: Viewer, post: str) -> HttpResponse:
    versions = versions_of(viewer, post)
    found = posts_with_cards(viewer, on=today(), only=post)
    if not versions and not found:
        raise Http404
    context = {
        "post": post,
        "found": found[0] if found else None,
        "versions": [(each, STATES[each.state]) for each in versions],
        "under_way": next((each for each in versions if each.state in ("draft", "proposed")), None),
    }
    return render(request, "work/cards_post.html", {**context, **_common(viewer)})


def _common(viewer: Viewer) -> dict[str, object]:
    return {
        "may_shape": may_shape(viewer),
        "sees_others": viewer.scope != "own",
        "today": today(),
        "month_start": Month.of(today()).start,
    }
