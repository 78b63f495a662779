"""Forms and filters of requests."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.filters import FewFirst, search_field, search_words
from ronda.people.rules import Viewer
from ronda.work.forms.recording import WorkForm
from ronda.work.models import CustomerRequest
from ronda.work.queries.request_list import open_or_late
from ronda.work.wording.requests import STATES

ALL = _("all")
Named = Sequence[tuple[str, str]]
NONE = [("", _("none"))]
TEXT = forms.Textarea(attrs={"rows": 4})


class RequestForm(WorkForm):
    """What an outlet asks for."""

    send = _("Take it down")
    places = {"owner": "owner", "outlet": "outlet"}

    outlet = forms.CharField(
        label=_("Outlet"),
        max_length=40,
        help_text=_("Its code; opened from an outlet's page it is filled in."),
    )
    topic = forms.ChoiceField(
        label=_("Topic"), help_text=_("It says how many working days the answer may take.")
    )
    text = forms.CharField(label=_("What the outlet asks for"), max_length=4000, widget=TEXT)
    raised_on = forms.DateField(label=_("Asked on"), widget=forms.DateInput())
    owner = forms.ChoiceField(
        label=_("Who answers"), required=False, help_text=_("Empty: the outlet's account manager.")
    )
    visit = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, topics: Named, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["topic"].choices = list(topics)  # type: ignore[attr-defined]
        self.fields["owner"].choices = [*NONE, *people]  # type: ignore[attr-defined]


class AssignForm(WorkForm):
    """Who answers from now on."""

    send = _("Pass on")
    with_form_tag = False
    owner = forms.ChoiceField(label=_("Who answers"))
    why = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = [("", _("choose")), *people]  # type: ignore[attr-defined]


class ConfirmForm(WorkForm):
    """The outlet's own word."""

    send = _("The outlet confirms it")
    who = forms.CharField(label=_("Who confirmed it at the outlet"), max_length=100)
    how = forms.ChoiceField(label=_("How"), choices=CustomerRequest.Confirmed.choices)
    confirmed_on = forms.DateField(label=_("Confirmed on"), widget=forms.DateInput())


class ServiceForm(WorkForm):
    """A request to the back office."""

    send = _("Ask")
    places = {"to": "to"}

    to = forms.ChoiceField(label=_("Whom you ask"))
    topic = forms.ChoiceField(
        label=_("Topic"), help_text=_("It says how many working days the answer may take.")
    )
    text = forms.CharField(label=_("What you need"), max_length=4000, widget=TEXT)
    outlet = forms.CharField(
        label=_("Outlet"), required=False, max_length=40, help_text=_("Its code, where it is about one.")
    )
    plan = forms.ChoiceField(label=_("Plan"), required=False)

    def __init__(self, *args: Any, topics: Named, people: Named, plans: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = list(people)  # type: ignore[attr-defined]
        self.fields["topic"].choices = list(topics)  # type: ignore[attr-defined]
        self.fields["plan"].choices = [*NONE, *plans]  # type: ignore[attr-defined]


class RequestFilterForm(FewFirst):
    first = ("q", "state", "owner", "mine")


class RequestFilter(django_filters.FilterSet):
    """By words, state, owner and topic."""

    q = search_field(_("Request, answer or outlet"))
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[(code, word) for code, (word, _kind) in STATES.items()],
    )  # fmt: skip
    owner = django_filters.ChoiceFilter(label=_("Who answers"), field_name="owner__code", empty_label=ALL)
    mine = django_filters.BooleanFilter(label=_("Only mine"), method="of_viewer", widget=forms.CheckboxInput)
    topic = django_filters.ChoiceFilter(label=_("Topic"), empty_label=ALL)
    outlet = django_filters.CharFilter(label=_("Code of the outlet"), field_name="outlet__code")

    class Meta:
        form = RequestFilterForm

    def __init__(self, *args: Any, viewer: Viewer, people: Named, topics: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer = viewer
        self.filters["topic"].extra["choices"] = list(topics)
        self.filters["owner"].extra["choices"] = list(people)
        if viewer.scope == "own":
            del self.filters["owner"]

    find = search_words("text", "answer", "outlet__name", "outlet__code")

    def in_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(open_or_late(value))

    def of_viewer(self, rows: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        return rows.filter(owner_id=self.viewer.person_id or 0) if value else rows
