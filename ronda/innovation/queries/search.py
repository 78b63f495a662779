"""Suggestions and topics by their words, as somebody types them."""

from ronda.innovation.models import Idea, Topic
from ronda.innovation.queries.ideas import ideas_for
from ronda.innovation.queries.topics import topics_for
from ronda.people.queries.search import resembling, words_of
from ronda.people.rules import Viewer


def search_ideas(viewer: Viewer, asked: str, *, most: int) -> list[Idea]:
    """So many of those that the viewer may read, the newest first."""
    words = words_of(asked)
    if not words:
        return []
    found = resembling(ideas_for(viewer), ("line", "more"), words)
    return list(found.order_by("-written_at", "-pk")[:most])


def search_topics(viewer: Viewer, asked: str, *, most: int) -> list[Topic]:
    """The same for topics, also by their registration number."""
    words = words_of(asked)
    if not words:
        return []
    found = resembling(topics_for(viewer), ("title", "number", "measure", "why"), words)
    return list(found.order_by("-starts_on", "-pk")[:most])
