"""What a list is narrowed down to; the address keeps it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.people.forms.staff import Named
from ronda.people.models import Appointment
from ronda.people.queries.believing import held_on
from ronda.people.wording.names import LEAVE, ROLES, post_name

SEARCH = {"type": "search"}


class StaffFilter(django_filters.FilterSet):
    """People by name or number, by the centre and post of today, by whether they have an account."""

    name = django_filters.CharFilter(
        label=_("Name or number"), method="find", widget=forms.TextInput(attrs=SEARCH)
    )
    centre = django_filters.ChoiceFilter(label=_("Centre"), method="of_centre", empty_label=_("all"))
    post = django_filters.ChoiceFilter(label=_("Post"), method="in_post", empty_label=_("all"))
    appointed = django_filters.ChoiceFilter(
        label=_("Appointed"), method="appointed_or_not", empty_label=_("all"),
        choices=[("yes", _("in a post today")), ("no", _("in no post today"))],
    )  # fmt: skip
    account = django_filters.ChoiceFilter(
        label=_("Account"), method="with_account", empty_label=_("all"),
        choices=[("yes", _("has an account")), ("no", _("has no account"))],
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, centres: Named, posts: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on
        self.filters["centre"].extra["choices"] = list(centres)
        self.filters["post"].extra["choices"] = [(code, post_name(code)) for code in posts]

    def find(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return people.filter(Q(name__icontains=value) | Q(code__icontains=value))

    def of_centre(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return people.filter(pk__in=self._held(centre__code=value))

    def in_post(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return people.filter(pk__in=self._held(post__code=value))

    def appointed_or_not(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        held = self._held()
        return people.filter(pk__in=held) if value == "yes" else people.exclude(pk__in=held)

    def with_account(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return people.filter(user__isnull=value == "no")

    def _held(self, **conditions: str) -> QuerySet[Any, Any]:
        return Appointment.objects.filter(held_on(self.on), **conditions).values("person_id")


class DatedFilter(django_filters.FilterSet):
    """Dated rows by person, and by whether they count today."""

    name = django_filters.CharFilter(
        label=_("Name or number"), method="find", widget=forms.TextInput(attrs=SEARCH)
    )
    when = django_filters.ChoiceFilter(
        label=_("When"), method="at_time", empty_label=_("all"),
        choices=[("now", _("today")), ("later", _("from a later day")), ("over", _("over"))],
    )  # fmt: skip

    def __init__(self, *args: Any, on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on = on

    def find(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(Q(person__name__icontains=value) | Q(person__code__icontains=value))

    def at_time(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        if value == "now":
            return rows.filter(held_on(self.on))
        return rows.filter(start__gt=self.on) if value == "later" else rows.filter(end__lte=self.on)


class AppointmentFilter(DatedFilter):
    centre = django_filters.ChoiceFilter(label=_("Centre"), field_name="centre__code", empty_label=_("all"))
    post = django_filters.ChoiceFilter(label=_("Post"), field_name="post__code", empty_label=_("all"))

    def __init__(self, *args: Any, centres: Named, posts: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters["centre"].extra["choices"] = list(centres)
        self.filters["post"].extra["choices"] = [(code, post_name(code)) for code in posts]


class LeaveFilter(DatedFilter):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), field_name="kind", empty_label=_("all"), choices=list(LEAVE.items())
    )


class RoleFilter(DatedFilter):
    role = django_filters.ChoiceFilter(
        label=_("Role"), field_name="role", empty_label=_("all"), choices=list(ROLES.items())
    )


class AccountFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(
        label=_("Name, number or user name"), method="find", widget=forms.TextInput(attrs=SEARCH)
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=_("all"),
        choices=[
            ("open", _("open")),
            ("locked", _("locked after wrong passwords")),
            ("off", _("switched off")),
            ("one_step", _("without a second step")),
        ],
    )  # fmt: skip

    def find(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return people.filter(
            Q(name__icontains=value) | Q(code__icontains=value) | Q(user__username__icontains=value)
        )

    def in_state(self, people: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        conditions = {
            "open": Q(user__is_active=True, is_locked=False),
            "locked": Q(is_locked=True),
            "off": Q(user__is_active=False),
            "one_step": Q(has_second_step=False),
        }
        return people.filter(conditions[value])
