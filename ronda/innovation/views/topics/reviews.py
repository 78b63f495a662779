"""Reviews of topics: made, filled, judged blindly, published, on paper."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.design.pdf import pdf_answer, pdf_of
from ronda.design.templatetags.figures import long_day
from ronda.innovation.forms.reviews import (
    CancelForm,
    JudgesForm,
    MarksForm,
    OrderForm,
    ReviewForm,
    ReviewTopicsForm,
)
from ronda.innovation.models import ReviewRound
from ronda.innovation.queries.reviews import (
    dimensions_of,
    entries_of,
    judges_of,
    listed_reviews,
    marks_of,
    most_of,
    own_mark,
    own_marks,
    review_for,
    reviews_to_judge,
    runs,
)
from ronda.innovation.queries.topics import members_of, topics_to_enter
from ronda.innovation.queries.who import colleagues_by_code, innovation_rules, leads_somebody
from ronda.innovation.services.topics import (
    cancel_review,
    enter_topics,
    give_marks,
    make_review,
    name_judges,
    order_entries,
    publish_review,
)
from ronda.innovation.wording.words import AWARD_KINDS, DIMENSIONS, REVIEW_KINDS
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, record, today

TWO = 2
PAPER = Path(__file__).parents[2] / "papers" / "award.typ"


@for_viewer
def show_reviews(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rows = [(each, REVIEW_KINDS[each.state]) for each in listed_reviews(viewer)]
    context = {"rows": rows, "to_judge": reviews_to_judge(viewer), "may_make": leads_somebody(viewer)}
    return render(request, "innovation/reviews.html", context)


@for_viewer
def new_review(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not leads_somebody(viewer):
        raise Http404
    return record(
        request,
        ReviewForm(request.POST or None, initial={"day": today()}),
        lambda good: make_review(by=viewer, at=moment(), today=today(), **good.cleaned_data),
        to=lambda made: reverse("review", args=[made.pk]),
        said=_("The review is made; enter its topics, then name the judges."),
        back=reverse("reviews"),
        heading=_("New review of topics"),
    )


@for_viewer
def show_review(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    review = review_for(viewer, number)
    leads, is_open = runs(viewer, review), review.state == ReviewRound.State.OPEN
    own, entries = own_marks(viewer, review), entries_of(review)
    rules = innovation_rules(today())
    tied = set(review.told.get("tied", ()))
    context = {
        "review": review,
        "state_kind": REVIEW_KINDS[review.state],
        "entries": [
            {
                "entry": each,
                "own": own.get(each.pk),
                "award_kind": AWARD_KINDS[each.award],
                "tied": each.pk in tied,
            }
            for each in entries
        ],
        "judges": judges_of(review) if leads else [],
        "judging": is_open and bool(own),
        "dimensions": [
            (DIMENSIONS.get(code, code), weight) for code, weight in dimensions_of(review).items()
        ],
        "weighted": len(set(dimensions_of(review).values())) > 1,
        "reliability": review.told.get("reliability"),
        "least": rules.judges_least,
        "published": review.state == ReviewRound.State.PUBLISHED,
        "ordered": any(each.position for each in entries),
        "may": {
            "run": leads and is_open,
            "publish": leads and is_open and bool(entries),
            "order": leads and is_open and len(entries) >= TWO,
        },
    }
    return render(request, "innovation/review.html", context)


@for_viewer
def topics(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    review = _run(viewer, number)
    able = [(str(each.pk), f"{each.number} {each.title}") for each in topics_to_enter(viewer)]
    return record(
        request,
        ReviewTopicsForm(request.POST or None, topics=able),
        lambda good: enter_topics(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=_page(number),
        said=_("The topics are entered."),
        heading=_("Enter topics"),
        below=review.title,
    )


@for_viewer
def order(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    review = _run(viewer, number)
    entries = [(each.pk, f"{each.topic.number} {each.topic.title}".strip()) for each in entries_of(review)]
    if len(entries) < TWO:
        raise Http404
    return record(
        request,
        OrderForm(request.POST or None, topics=entries),
        lambda good: order_entries(by=viewer, at=moment(), number=number, places=good.places_said),
        to=_page(number),
        said=_("The order of the presentations is set."),
        heading=_("Order of the presentations"),
        below=review.title,
    )


@for_viewer
def judges(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    review = _run(viewer, number)
    there = {each.person_id for each in judges_of(review)}
    people = [
        (code, each.name)
        for code, each in colleagues_by_code(viewer, today()).items()
        if each.person_id not in there
    ]
    return record(
        request,
        JudgesForm(request.POST or None, people=people),
        lambda good: name_judges(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=_page(number),
        said=_("The judges are named; none sees the marks of another."),
        heading=_("Name the judges"),
        below=review.title,
    )


@for_viewer
def marks(request: HttpRequest, viewer: Viewer, number: int, entry: int) -> HttpResponse:
    """Then the next topic that this judge has not marked, or back to the review."""
    kept = own_mark(viewer, number, entry)
    review = kept.entry.review
    if review.state != ReviewRound.State.OPEN:
        raise Http404
    first = {f"mark_{code}": mark for code, mark in marks_of(kept).items()} | {"comment": kept.comment}

    def write(good: MarksForm) -> str:
        comment = good.cleaned_data["comment"]
        give_marks(by=viewer, at=moment(), number=number, entry=entry, marks=good.marks, comment=comment)
        left = [pk for pk, each in own_marks(viewer, review).items() if each.given_at is None]
        return reverse("review_marks", args=[number, left[0]]) if left else _page(number)

    return record(
        request,
        MarksForm(
            request.POST or None, dimensions=dimensions_of(review), most=most_of(review), initial=first
        ),
        write,
        to=lambda address: str(address),
        said=_("Your marks are kept; nobody else sees them."),
        back=_page(number),
        heading=kept.entry.topic.title,
        below=review.title,
    )


@require_POST
@for_viewer
def publish(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _run(viewer, number)
    return press(
        request,
        lambda: publish_review(by=viewer, at=moment(), today=today(), number=number),
        to=_page(number),
        said=_("The review is published; points and prizes are shared among the teams."),
    )


@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    review = _run(viewer, number)
    return record(
        request,
        CancelForm(request.POST or None),
        lambda good: cancel_review(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=_page(number),
        said=_("The review is cancelled; its topics can be entered again."),
        heading=_("Cancel the review"),
        below=review.title,
    )


@require_GET
@for_viewer
def award_paper(request: HttpRequest, viewer: Viewer, number: int, entry: int) -> HttpResponse:
    """The certificate of an award that was published."""
    review = review_for(viewer, number)
    found = next((each for each in entries_of(review) if each.pk == entry and each.award), None)
    if found is None or review.state != ReviewRound.State.PUBLISHED:
        raise Http404
    data: dict[str, Any] = {
        "title": _("Certificate"),
        "award": found.get_award_display(),
        "topic": found.topic.title,
        "people": [each.person.name for each in members_of(found.topic)],
        "below": f"{review.title} · {long_day(review.day)}",
        "company": company_for(viewer).name,
        "foot": found.topic.centre.name,
        "words": {"award": _("Award"), "for": _("for the topic"), "team": _("Team")},
    }
    return pdf_answer(f"ronda-award-{found.pk}.pdf", pdf_of(PAPER, data))


def _run(viewer: Viewer, number: int) -> ReviewRound:
    review = review_for(viewer, number)
    if not runs(viewer, review) or review.state != ReviewRound.State.OPEN:
        raise Http404
    return review


def _page(number: int) -> str:
    return reverse("review", args=[number])
