"""How many people stand behind a centre or a post."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from ronda.people.models import Centre, Post
from ronda.people.queries.believing import held_on
from ronda.people.queries.lists import post_list, refuse_unless_reading
from ronda.people.queries.staff import centres_for
from ronda.people.rules import Viewer


def staffed_centres(viewer: Viewer, *, on: date) -> QuerySet[Centre]:
    refuse_unless_reading(viewer)
    return centres_for(viewer).annotate(staff=_staff(on))


def staffed_posts(viewer: Viewer, *, on: date) -> QuerySet[Post]:
    return post_list(viewer).annotate(staff=_staff(on))


def _staff(on: date) -> Any:
    return Count("appointments__person", filter=held_on(on, "appointments__"), distinct=True)
