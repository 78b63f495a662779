"""What a person has before them in innovation: on its home page, in the digest, in a calendar program."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ronda.design.templatetags.figures import day
from ronda.innovation.models import Idea, Topic
from ronda.innovation.queries.ideas import ideas_to_answer, own_ideas, remind_from
from ronda.innovation.queries.reviews import reviews_to_judge
from ronda.innovation.queries.topics import own_topics, spreads_to_look_at, topics_proposed
from ronda.innovation.queries.who import leads_somebody
from ronda.innovation.wording.words import IDEA_KINDS, TOPIC_KINDS
from ronda.people.rules import Viewer
from ronda.work.queries.home_parts import HomePart, HomeRow
from ronda.work.rules.ics import CalendarEntry

MOST = 6


def answers_part(viewer: Viewer, on: date) -> HomePart | None:
    """Suggestions to answer, topics to register, what was taken over and is to be looked at."""
    if not leads_somebody(viewer):
        return None
    rows = [_to_answer(each, on) for each in ideas_to_answer(viewer)[:MOST]]
    rows += [
        HomeRow(each.title, reverse("topic_register", args=[each.pk]), _("Register the topic"))
        for each in topics_proposed(viewer)[:MOST]
    ]
    rows += [
        HomeRow(
            str(each.idea or each.topic),
            reverse("spread_look", args=[each.pk]),
            _("Does it help in %(centre)s?") % {"centre": each.centre.name},
            each.look_on,
        )
        for each in spreads_to_look_at(viewer, on)[:MOST]
    ]
    return HomePart(
        "answers",
        _("Waiting for your answer"),
        rows,
        more=reverse("ideas") + "?state=waiting",
        more_words=_("All that wait"),
        empty=_("Every suggestion is answered."),
    )


def own_part(viewer: Viewer, on: date) -> HomePart | None:
    if viewer.person_id is None:
        return None
    rows = [
        HomeRow(
            each.line,
            reverse("idea", args=[each.pk]),
            state=each.get_state_display(),
            tone=IDEA_KINDS[each.state],
        )
        for each in own_ideas(viewer)[:MOST]
    ]
    return HomePart(
        "own_ideas",
        _("Your suggestions"),
        rows,
        more=reverse("idea_new"),
        more_words=_("Suggest something"),
        empty=_("Write the first one in one line; small ones count."),
    )


def topics_part(viewer: Viewer, on: date) -> HomePart | None:
    """Topics one works on, and reviews in which one judges."""
    if viewer.person_id is None:
        return None
    rows = [
        HomeRow(
            each.title,
            reverse("review", args=[each.pk]),
            _("Give your marks"),
            each.day,
            pgettext("review", "you judge"),
            "attention",
        )
        for each in reviews_to_judge(viewer)
    ]
    rows += [_topic(each) for each in own_topics(viewer)[:MOST]]
    return HomePart(
        "topics",
        _("Your topics"),
        rows,
        more=reverse("topics"),
        more_words=_("All topics"),
        empty=_("You work on no topic. Propose one, or ask to join a team."),
    )


def innovation_digest(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """None where nothing waits."""
    waiting = ideas_to_answer(viewer) if leads_somebody(viewer) else []
    soon = [each for each in waiting if remind_from(each.answer_due, viewer, today) <= today]
    late = sum(each.answer_due < today for each in soon)
    judged = reviews_to_judge(viewer)
    if not soon and not judged:
        return None

    def write() -> tuple[str, Sequence[str]]:
        lines = [
            _("%(line)s (%(person)s): answer by %(day)s")
            % {"line": each.line, "person": each.person.name, "day": day(each.answer_due)}
            for each in soon[:MOST]
        ]
        if late:
            told = ngettext("%(n)s answer is overdue", "%(n)s answers are overdue", late)
            lines.append(told % {"n": late})
        lines += [_("Give your marks: %(title)s") % {"title": each.title} for each in judged]
        return _("Innovation"), lines

    return write


def innovation_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """Ends of one's own topics, reviews in which one judges, answers that one owes."""
    for topic in own_topics(viewer):
        if first <= topic.ends_on <= last:
            address = reverse("topic", args=[topic.pk])
            yield CalendarEntry(f"topic-{topic.pk}", topic.title, topic.ends_on, topic.measure, url=address)
    for review in reviews_to_judge(viewer):
        if first <= review.day <= last:
            address = reverse("review", args=[review.pk])
            yield CalendarEntry(f"review-{review.pk}", review.title, review.day, url=address)
    if leads_somebody(viewer):
        for idea in ideas_to_answer(viewer):
            if first <= idea.answer_due <= last:
                address = reverse("idea", args=[idea.pk])
                yield CalendarEntry(f"idea-{idea.pk}", idea.line, idea.answer_due, url=address)


def _to_answer(each: Idea, on: date) -> HomeRow:
    late = each.answer_due < on
    return HomeRow(
        each.line,
        reverse("idea", args=[each.pk]),
        each.person.name,
        each.answer_due,
        pgettext("answer to a suggestion", "answer overdue") if late else "",
        "attention" if late else "plain",
    )


def _topic(each: Topic) -> HomeRow:
    return HomeRow(
        each.title,
        reverse("topic", args=[each.pk]),
        each.measure,
        each.ends_on,
        each.get_state_display(),
        TOPIC_KINDS[each.state],
    )
