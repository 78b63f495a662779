"""Who sees a question about a visit, and who sees where somebody was."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.visits.models import Flag, PlaceReading, ReadingLook
from ronda.work.queries.reached import Reached

WHOLE_COMPANY = frozenset({"leader", "operator"})
BESIDE = ("company", "person", "settled_by", "form", "form__outlet", "form__person", "form__visit")


def centres_led(viewer: Viewer) -> frozenset[int]:
    """Where the viewer is director or deputy."""
    if not viewer.roles & LEADING_ROLES:
        return frozenset()
    return viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids


def flags_for(viewer: Viewer) -> QuerySet[Flag]:
    """One's own, those at outlets of the centres that one leads, or a leader's company."""
    ours = Q(company_id=viewer.company_id)
    if viewer.roles & WHOLE_COMPANY:
        return Flag.objects.filter(ours)
    seen = Q(form__outlet__centre_id__in=centres_led(viewer))
    if viewer.person_id is not None:
        seen |= Q(person_id=viewer.person_id)
    return Flag.objects.filter(ours & seen)


def flag_numbered(viewer: Viewer, number: int) -> Flag:
    flag = flags_for(viewer).select_related(*BESIDE).filter(pk=number).first()
    if flag is None:
        raise RefusedError(Problem("flag", "is not in force among yours", "look at the list of questions"))
    return flag


def may_settle(viewer: Viewer, flag: Flag) -> bool:
    """Never the person: a director, a deputy or a leader who is somebody else."""
    if viewer.person_id is None or viewer.person_id == flag.person_id:
        return False
    return "leader" in viewer.roles or flag.form.outlet.centre_id in centres_led(viewer)


def flags_of_form(viewer: Viewer, form_id: int) -> list[Flag]:
    """Those of a visit that the viewer sees; nobody else learns that there are any."""
    return list(flags_for(viewer).filter(form_id=form_id).order_by("pk"))


def read_flag(viewer: Viewer, number: int) -> Reached | None:
    """Whose question it is, for what lies with it."""
    row = flags_for(viewer).filter(pk=number).values("person_id", "form__outlet__centre_id").first()
    return Reached(row["person_id"], row["form__outlet__centre_id"]) if row else None


def readings_for(viewer: Viewer) -> QuerySet[PlaceReading]:
    """One's own, and those of the centres that one directs or deputises in; nobody else's, ever."""
    seen = Q(form__outlet__centre_id__in=centres_led(viewer))
    if viewer.person_id is not None:
        seen |= Q(form__person_id=viewer.person_id)
    return PlaceReading.objects.filter(Q(form__company_id=viewer.company_id) & seen)


def reading_numbered(viewer: Viewer, number: int) -> PlaceReading:
    beside = ("form", "form__outlet", "form__person")
    reading = readings_for(viewer).select_related(*beside).filter(pk=number).first()
    if reading is None:
        raise RefusedError(Problem("reading", "is not in force among yours", "look at the visit"))
    return reading


def own_readings(viewer: Viewer) -> QuerySet[PlaceReading]:
    """The viewer's own with whoever looked at them, the newest first."""
    rows = PlaceReading.objects.filter(
        form__company_id=viewer.company_id, form__person_id=viewer.person_id or 0
    )
    looks = ReadingLook.objects.select_related("person").order_by("pk")
    rows = rows.select_related("form", "form__outlet").order_by("-received_at", "-pk")
    return rows.prefetch_related(Prefetch("looks", queryset=looks))


def months_of_places(viewer: Viewer) -> list[Month]:
    """The months of which places of the viewer are still there."""
    days = PlaceReading.objects.filter(
        form__company_id=viewer.company_id, form__person_id=viewer.person_id or 0, latitude__isnull=False
    ).values_list("form__day", flat=True)
    return sorted({Month.of(day) for day in days.order_by().distinct()})


def readings_of_form(viewer: Viewer, form_id: int) -> Sequence[PlaceReading]:
    return list(readings_for(viewer).filter(form_id=form_id).select_related("form").order_by("pk"))


def look_numbered(viewer: Viewer, number: int, *, on: date) -> ReadingLook:
    """One's own look; it shows the reading on the day on which it was written down."""
    beside = ("reading", "reading__form", "reading__form__outlet", "reading__form__person")
    look = ReadingLook.objects.select_related(*beside).filter(pk=number).first()
    mine = look is not None and look.person_id == (viewer.person_id or 0) and local_day(look) == on
    if look is None or not mine or not readings_for(viewer).filter(pk=look.reading_id).exists():
        raise RefusedError(Problem("look", "is not in force among yours", "look at the visit"))
    return look


def local_day(look: ReadingLook) -> date:
    return timezone.localdate(look.looked_at)
