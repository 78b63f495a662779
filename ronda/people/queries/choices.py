"""What forms and filters offer to choose from."""

from ronda.people.models import Post
from ronda.people.queries.staff import centres_for, people_at_any_time
from ronda.people.rules import Viewer

Named = list[tuple[str, str]]


def people_choices(viewer: Viewer) -> Named:
    """`(code, name)` by name."""
    return list(people_at_any_time(viewer).order_by("name", "code").values_list("code", "name"))


def centre_choices(viewer: Viewer) -> Named:
    return list(centres_for(viewer).values_list("code", "name"))


def post_codes(viewer: Viewer) -> list[str]:
    return list(Post.objects.filter(company_id=viewer.company_id).values_list("code", flat=True))


def people_without_account(viewer: Viewer) -> Named:
    people = people_at_any_time(viewer).filter(user__isnull=True)
    return list(people.order_by("name", "code").values_list("code", "name"))
