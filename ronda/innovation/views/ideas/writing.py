"""A suggestion in one line, from anywhere, with what is like it shown meanwhile."""

from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from ronda.innovation.forms.ideas import IdeaForm
from ronda.innovation.models import Idea
from ronda.innovation.queries.ideas import alike_ideas, idea_for
from ronda.innovation.services.ideas import IdeaSaid, add_picture, change_idea, write_idea
from ronda.innovation.wording.words import IDEA_KINDS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@for_viewer
def new_idea(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    first = {
        "key": uuid4(),
        "line": request.GET.get("line", "")[:300],
        "outlet": request.GET.get("outlet", "")[:40],
    }
    form = IdeaForm(request.POST or None, request.FILES or None, initial=first)
    return record(
        request,
        form,
        lambda good: _write(viewer, good),
        to=lambda made: reverse("idea", args=[made.pk]),
        said=_("Thank you. Your suggestion is with whoever leads your centre."),
        template="innovation/idea_new.html",
        back=reverse("ideas"),
        heading=_("Suggest something"),
        draft=f"idea-{viewer.person_id}",
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea = idea_for(viewer, number)
    if idea.person_id != viewer.person_id or idea.answered_at is not None:
        raise Http404
    first = {name: getattr(idea, name) for name in ("key", "line", "more", "kind", "about")}
    form = IdeaForm(request.POST or None, initial=first)
    del form.fields["picture"]
    form.send = gettext_lazy("Save")
    return record(
        request,
        form,
        lambda good: change_idea(by=viewer, at=moment(), number=number, said=_said(good)),
        to=reverse("idea", args=[number]),
        said=_("The suggestion is changed."),
        template="innovation/idea_new.html",
        heading=_("Change the suggestion"),
    )


@require_GET
@for_viewer
def show_alike(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Those among the ones that the viewer reads, for below the line."""
    found = alike_ideas(viewer, request.GET.get("line", "")[:300], today())
    rows = [(each, IDEA_KINDS[each.state]) for each in found]
    return render(request, "innovation/alike.html", {"rows": rows})


@transaction.atomic
def _write(viewer: Viewer, good: IdeaForm) -> Idea:
    """The picture that is refused takes the line with it: both are sent again."""
    at = moment()
    idea = write_idea(by=viewer, at=at, today=today(), key=good.cleaned_data["key"], said=_said(good))
    file = good.cleaned_data.get("picture")
    if file:
        content = file.read(settings.RONDA_ATTACHMENT_MEGABYTES * 1024 * 1024 + 1)
        add_picture(by=viewer, at=at, number=idea.pk, content=content)
    return idea


def _said(good: IdeaForm) -> IdeaSaid:
    names = ("line", "more", "kind", "about", "outlet", "like")
    return IdeaSaid(**{name: good.cleaned_data[name] for name in names})
