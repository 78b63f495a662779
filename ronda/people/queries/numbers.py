"""The numbers behind the codes that files and commands use, of what the viewer may see."""

from ronda.people.models import Post
from ronda.people.queries.staff import centres_for, people_at_any_time
from ronda.people.rules import Viewer


def numbers_of_people(viewer: Viewer) -> dict[str, int]:
    return dict(people_at_any_time(viewer).values_list("code", "pk"))


def numbers_of_centres(viewer: Viewer) -> dict[str, int]:
    return dict(centres_for(viewer).values_list("code", "pk"))


def numbers_of_posts(viewer: Viewer) -> dict[str, int]:
    return dict(Post.objects.filter(company_id=viewer.company_id).values_list("code", "pk"))
