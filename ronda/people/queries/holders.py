"""Who holds which post on a day; a leader of the company is a post of its own here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ronda.people.models import Appointment, RoleGrant
from ronda.people.queries.believing import held_on
from ronda.people.rules import Viewer

LEADER = "leader"


@dataclass(frozen=True)
class Holder:
    """A person in a post on the day; a leader of the company is in no centre."""

    person_id: int
    code: str
    name: str
    post: str
    centre: str = ""


def posts_held(viewer: Viewer, *, on: date) -> list[str]:
    """The viewer's own posts, each once, in the order in which they were taken up."""
    held = Appointment.objects.filter(held_on(on), person_id=viewer.person_id or 0).order_by("start", "pk")
    posts = list(dict.fromkeys(held.values_list("post__code", flat=True)))
    return [*posts, LEADER] if LEADER in viewer.roles else posts


def holders_on(viewer: Viewer, *, on: date, posts: Collection[str] | None = None) -> list[Holder]:
    """Those of the company, of the viewer's centres, or oneself; by name."""
    held = Appointment.objects.filter(held_on(on), person__company_id=viewer.company_id)
    if viewer.scope == "own":
        held = held.filter(person_id=viewer.person_id or 0)
    elif viewer.scope == "centre":
        held = held.filter(centre_id__in=viewer.centre_ids)
    if posts is not None:
        held = held.filter(post__code__in=posts)
    found = {
        (each.person_id, each.post.code): Holder(
            each.person_id, each.person.code, each.person.name, each.post.code, each.centre.name
        )
        for each in held.select_related("person", "post", "centre")
    }
    everybody = [*found.values(), *_leaders(viewer, on, posts)]
    return sorted(everybody, key=lambda each: (each.name.casefold(), each.code, each.post))


def _leaders(viewer: Viewer, on: date, posts: Collection[str] | None) -> list[Holder]:
    if viewer.scope != "company" or (posts is not None and LEADER not in posts):
        return []
    granted = RoleGrant.objects.filter(held_on(on), role=LEADER, person__company_id=viewer.company_id)
    people = {each.person_id: each.person for each in granted.select_related("person")}
    return [Holder(pk, person.code, person.name, LEADER) for pk, person in people.items()]
