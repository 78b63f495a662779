"""What is known of visits that were sent, put together for the rules of proof."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.policy import ProofRules
from ronda.visits.models import Photo, PlaceReading, VisitForm
from ronda.visits.queries.alike import notes_alike
from ronda.visits.queries.proof.hours import reads_place
from ronda.visits.queries.proof.limits import limits_on
from ronda.visits.rules.forms import FormSaid
from ronda.visits.rules.proof import Known, Limits, Picture, Place, Read, Stay

PICTURE = ("pk", "form_id", "form__outlet_id", "digest", "likeness", "taken_at")


def known_of(by: Viewer, form: VisitForm) -> tuple[Known, Limits] | None:
    """Everything about a form that was just sent; None where the policy says nothing of proof."""
    limits = limits_on(form.day)
    if limits is None:
        return None
    stays = _stays([form.person_id], form.day, form.day)
    stay = next(each for each in stays if each.pk == form.pk)
    pictures = [Picture(*row) for row in _photos(form).values_list(*PICTURE)]
    known = Known(
        stay=_stay(stay),
        kind=form.kind,
        others=[_stay(each) for each in stays if each.pk != form.pk],
        pictures=pictures,
        earlier=_earlier(form, limits.proof) if pictures else [],
        alike=_alike(form),
        accuracies=_accuracies(form, limits.proof.equal_accuracies),
        in_hours=not limits.proof.place_demanded or _in_hours(by, form),
    )
    return known, limits


def known_of_days(by: Viewer, first: date, last: date) -> Iterable[tuple[VisitForm, Known, Limits]]:
    """Of all forms sent of these days: only what later visits of a day may change."""
    people = VisitForm.objects.filter(
        company_id=by.company_id, day__range=(first, last), sent_at__isnull=False
    ).values_list("person_id", flat=True)
    forms = _stays(sorted(set(people)), first, last)
    rows: dict[tuple[int, date], dict[int, Stay]] = defaultdict(dict)
    for form in forms:
        rows[form.person_id, form.day][form.pk] = _stay(form)
    for form in forms:
        limits = limits_on(form.day)
        if limits is None or form.sent_at is None:
            continue
        stays = rows[form.person_id, form.day]
        others = [stay for pk, stay in stays.items() if pk != form.pk]
        in_hours = not limits.proof.place_demanded or _in_hours(by, form)
        yield form, Known(stays[form.pk], form.kind, others, in_hours=in_hours), limits


def _stays(people: Sequence[int], first: date, last: date) -> list[VisitForm]:
    """A visit that does not take place is no stay; the one being sent is one already."""
    rows = VisitForm.objects.filter(
        person_id__in=people, day__range=(first, last), cancelled_at=None, left_at__isnull=False
    )
    return list(rows.select_related("outlet", "person").prefetch_related("readings").order_by("pk"))


def _stay(form: VisitForm) -> Stay:
    readings = tuple(read_of(each) for each in form.readings.all())
    return Stay(form.pk, form.outlet_id, form.outlet.name, form.arrived_at, form.left_at, readings)


def read_of(reading: PlaceReading) -> Read:
    place = None
    if reading.latitude is not None and reading.longitude is not None:
        accuracy = reading.accuracy_metres or 0.0
        place = Place(float(reading.latitude), float(reading.longitude), accuracy)
    return Read(
        reading.moment,
        reading.read_at,
        reading.received_at,
        place,
        reading.accuracy_metres,
        reading.distance_metres,
    )


def _photos(form: VisitForm) -> QuerySet[Photo]:
    return Photo.objects.filter(form=form, removed_at=None).order_by("pk")


def _earlier(form: VisitForm, rules: ProofRules) -> list[Picture]:
    since = form.day - timedelta(days=rules.photo_days)
    rows = Photo.objects.filter(form__company_id=form.company_id, form__day__gte=since, removed_at=None)
    return [Picture(*row) for row in rows.exclude(form=form).order_by("-pk").values_list(*PICTURE)]


def _alike(form: VisitForm) -> dict[str, int]:
    try:
        found = notes_alike(form, FormSaid(outcome=form.outcome, advice=form.advice))
    except RefusedError:
        return {}
    return {each.field: len(each.forms) for each in found}


def _accuracies(form: VisitForm, most: int) -> list[float]:
    rows = PlaceReading.objects.filter(form__person_id=form.person_id, accuracy_metres__isnull=False)
    newest = rows.order_by("-received_at", "-pk").values_list("accuracy_metres", flat=True)[:most]
    return [each for each in newest if each is not None]


def _in_hours(by: Viewer, form: VisitForm) -> bool:
    return form.arrived_at is not None and reads_place(by, form.arrived_at)
