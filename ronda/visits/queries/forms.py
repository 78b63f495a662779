"""Forms of visits: those that a viewer reads, and the one that a write changes."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import Promise, VisitForm
from ronda.visits.queries.hooks import blind_visits
from ronda.work.queries import seen_by

BESIDE = ("outlet", "outlet__centre", "person", "together_with", "planned", "priority", "visit", "company")


def forms_for(viewer: Viewer) -> QuerySet[VisitForm]:
    """One's own, those one was along with, those to the outlets of one's centres, or the company's."""
    seen = seen_by(viewer, centre="outlet__centre_id", persons=["person_id", "together_with_id"])
    return VisitForm.objects.filter(seen)


def form_keyed(viewer: Viewer, key: UUID) -> VisitForm:
    return _one(forms_for(viewer).select_related(*BESIDE), key)


def own_form(by: Viewer, key: UUID) -> VisitForm:
    """Locked for a write; only whoever makes the visit writes its form."""
    rows = VisitForm.objects.filter(company_id=by.company_id).select_for_update(of=("self",))
    form = _one(rows.select_related(*BESIDE), key)
    if by.person_id is None or form.person_id != by.person_id:
        raise NotAllowedError("filling in the form of somebody else's visit")
    return form


def open_form(by: Viewer, key: UUID) -> VisitForm:
    """One's own that is neither sent nor cancelled."""
    form = own_form(by, key)
    if form.sent_at is not None:
        raise RefusedError(Problem("form", "is sent already", "look at the visit"))
    if form.cancelled_at is not None:
        raise RefusedError(Problem("form", "is cancelled", "begin another visit"))
    return form


def forms_under_way(viewer: Viewer) -> list[VisitForm]:
    """One's own that wait to be sent, the newest first."""
    rows = VisitForm.objects.filter(
        company_id=viewer.company_id, person_id=viewer.person_id or 0, sent_at=None, cancelled_at=None
    )
    return list(rows.select_related("outlet").order_by("-day", "-pk"))


def form_of_visit(number: int) -> VisitForm | None:
    """Of a visit that the viewer was already given; one that was recorded otherwise has none."""
    return VisitForm.objects.filter(visit_id=number).select_related(*BESIDE).first()


def forms_of_task(viewer: Viewer, number: int) -> list[VisitForm]:
    """Sent forms that tell the result of a task, the newest first; of a task that the viewer was given."""
    rows = VisitForm.objects.filter(
        company_id=viewer.company_id, task_number=number, sent_at__isnull=False
    ).exclude(task_result="")
    return list(rows.select_related("person", "outlet").order_by("-day", "-pk"))


def open_promises(form: VisitForm) -> Sequence[Promise]:
    """What was promised to the outlet at earlier visits and is not settled elsewhere, the oldest first."""
    rows = Promise.objects.filter(outlet_id=form.outlet_id, form__sent_at__isnull=False)
    rows = rows.select_related("form")
    return list(rows.filter(Q(settled_in=None) | Q(settled_in=form)).order_by("due", "pk"))


def promises_waiting(viewer: Viewer, outlet_id: int) -> Sequence[Promise]:
    """The same before a visit has begun, of an outlet that the viewer was already given.

    A visit that the viewer is to inspect keeps its promises to itself.
    """
    rows = Promise.objects.filter(outlet_id=outlet_id, form__sent_at__isnull=False, kept=None)
    blind = blind_visits(viewer)
    if blind:
        rows = rows.exclude(form__visit_id__in=blind)
    return list(rows.order_by("due", "pk"))


def _one(rows: QuerySet[VisitForm], key: UUID) -> VisitForm:
    form = rows.filter(key=key).first()
    if form is None:
        raise RefusedError(Problem("form", "is not in force among yours", "look at the list of visits"))
    return form
