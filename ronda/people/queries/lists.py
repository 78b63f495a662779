"""The lists of the set-up pages: what a viewer reads of people and their posts, leave, roles and accounts."""

from collections.abc import Iterable
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from axes.helpers import get_cool_off, get_failure_limit
from axes.models import AccessAttempt
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Lower

from ronda.kernel.refusal import NotAllowedError
from ronda.people.models import AccountDeed, Appointment, CalendarDay, Leave, Person, Post, RoleGrant
from ronda.people.queries.believing import held_on, in_force
from ronda.people.queries.staff import people_at_any_time, people_for
from ronda.people.rules import Viewer
from ronda.people.rules.reading import reads_set_up, reads_staff


def staff_list(viewer: Viewer, *, on: date) -> QuerySet[Person]:
    """People with the posts that they hold on the day as `held`."""
    if not reads_staff(viewer):
        raise NotAllowedError("reading the list of people")
    return with_posts(people_for(viewer, on=on), on)


def staff_person(viewer: Viewer, code: str, *, on: date | None = None) -> Person | None:
    """One of the people that the viewer reads, whenever they were in the centre; with posts of a day."""
    if not reads_staff(viewer):
        raise NotAllowedError("reading the list of people")
    people = people_at_any_time(viewer).select_related("company")
    return (people if on is None else with_posts(people, on)).filter(code=code).first()


def with_posts(people: QuerySet[Person], on: date) -> QuerySet[Person]:
    held = Appointment.objects.filter(held_on(on)).select_related("post", "centre")
    return people.select_related("user").prefetch_related(
        Prefetch("appointments", queryset=held, to_attr="held")
    )


def appointment_list(viewer: Viewer) -> QuerySet[Appointment]:
    """Those in force; of a director's own centres for a director."""
    if not reads_staff(viewer):
        raise NotAllowedError("reading appointments")
    rows = Appointment.objects.filter(in_force(), person__company_id=viewer.company_id)
    if viewer.scope != "company":
        rows = rows.filter(centre_id__in=viewer.centre_ids)
    return rows.select_related("person", "centre", "post")


def leave_list(viewer: Viewer) -> QuerySet[Leave]:
    if not reads_staff(viewer):
        raise NotAllowedError("reading leave")
    rows = Leave.objects.filter(in_force(), person__company_id=viewer.company_id)
    if viewer.scope != "company":
        rows = rows.filter(person__in=people_at_any_time(viewer).values("pk"))
    return rows.select_related("person")


def role_list(viewer: Viewer) -> QuerySet[RoleGrant]:
    refuse_unless_reading(viewer)
    rows = RoleGrant.objects.filter(in_force(), person__company_id=viewer.company_id)
    return rows.select_related("person", "person__user")


def post_list(viewer: Viewer) -> QuerySet[Post]:
    refuse_unless_reading(viewer)
    return Post.objects.filter(company_id=viewer.company_id)


def account_list(viewer: Viewer, at: datetime) -> QuerySet[Person]:
    """People with an account; whether it is locked now and has a second step."""
    refuse_unless_reading(viewer)
    people = Person.objects.filter(company_id=viewer.company_id, user__isnull=False)
    return with_account_states(people.select_related("user"), at)


def with_account_states(people: QuerySet[Person], at: datetime) -> QuerySet[Person]:
    tries = AccessAttempt.objects.annotate(name=Lower("username")).filter(
        Q(name=Lower(OuterRef("user__username"))) | Q(name=Lower(OuterRef("user__email")), name__gt=""),
        failures_since_start__gte=get_failure_limit(None, None),
    )
    cool_off = get_cool_off()
    if cool_off is not None:
        tries = tries.filter(attempt_time__gt=at - cool_off)
    return people.annotate(
        is_locked=Exists(tries),
        has_second_step=Exists(Authenticator.objects.filter(user=OuterRef("user"))),
    )


def account_deeds(viewer: Viewer) -> QuerySet[AccountDeed]:
    """What was done to accounts, the newest first."""
    refuse_unless_reading(viewer)
    deeds = AccountDeed.objects.filter(person__company_id=viewer.company_id)
    return deeds.select_related("person", "by").order_by("-at", "-pk")


def calendar_days(viewer: Viewer, year: int) -> QuerySet[CalendarDay]:
    """Days of the year that differ from the week."""
    refuse_unless_reading(viewer)
    days = CalendarDay.objects.filter(in_force(), company_id=viewer.company_id, day__year=year)
    return days.select_related("known_by")


def days_set(viewer: Viewer, days: Iterable[date]) -> QuerySet[CalendarDay]:
    """What is said of these days, where something is."""
    refuse_unless_reading(viewer)
    return CalendarDay.objects.filter(in_force(), company_id=viewer.company_id, day__in=list(days))


def refuse_unless_reading(viewer: Viewer) -> None:
    if not reads_set_up(viewer):
        raise NotAllowedError("reading the company's set-up")
