"""Photos of visits, for those who see the visit."""

from collections.abc import Sequence

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import Photo
from ronda.visits.queries.forms import forms_for
from ronda.visits.queries.hooks import blind_visits


def photos_of_form(form_id: int) -> Sequence[Photo]:
    """Of a form that the viewer was already given."""
    return list(Photo.objects.filter(form_id=form_id, removed_at=None).order_by("pk"))


def photo_numbered(viewer: Viewer, number: int) -> Photo:
    """Not for whoever is to inspect the visit and must not know yet what was seen at it."""
    rows = Photo.objects.filter(form__in=forms_for(viewer), pk=number, removed_at=None)
    photo = rows.select_related("form").first()
    if photo is None or photo.form.visit_id in blind_visits(viewer):
        raise RefusedError(Problem("photo", "is not in force among yours", "look at the visit"))
    return photo
