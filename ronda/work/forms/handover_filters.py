"""What lists of hand-overs and chains are narrowed down to; the address keeps it."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.outlets.forms.filters import FewFirst, search_field, search_words
from ronda.people.rules import Viewer
from ronda.work.queries.handover_list import Standing, waits_for
from ronda.work.wording.handovers import CHAIN_STATES, KINDS, STATES

ALL = _("all")
Named = Sequence[tuple[str, str]]


class HandoverFilterForm(FewFirst):
    first = ("q", "state", "waits", "mine")


class HandoverFilter(django_filters.FilterSet):
    """By words, state, for whom it waits, hands, duty, plan and kind."""

    q = search_field(_("Hand-over or outlet"))
    state = django_filters.ChoiceFilter(
        label=_("State"), method="in_state", empty_label=ALL,
        choices=[(code, word) for code, (word, _kind) in STATES.items()],
    )  # fmt: skip
    waits = django_filters.ChoiceFilter(label=_("Waits for"), method="waiting", empty_label=ALL)
    mine = django_filters.BooleanFilter(label=_("Only mine"), method="of_viewer", widget=forms.CheckboxInput)
    person = django_filters.ChoiceFilter(label=_("In one of both hands"), method="in_hands", empty_label=ALL)
    duty = django_filters.ChoiceFilter(label=_("Duty"), empty_label=ALL)
    plan = django_filters.ChoiceFilter(label=_("Plan"), field_name="plan_id", empty_label=ALL)
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=list(KINDS.items()), empty_label=ALL)

    class Meta:
        form = HandoverFilterForm

    def __init__(
        self,
        *args: Any,
        viewer: Viewer,
        standing: Standing,
        people: Named,
        duties: Named,
        plans: Named,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.viewer, self.standing = viewer, standing
        for name, named in {"waits": people, "person": people, "duty": duties, "plan": plans}.items():
            self.filters[name].extra["choices"] = list(named)

    find = search_words("title", "text", "outlet__name", "outlet__code")

    def in_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        if value == "late":
            return rows.filter(self.standing.late)
        found = rows.filter(state=value)
        return found.filter(started_on__lte=self.standing.today) if value == "to_give" else found

    def waiting(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(waits_for(value))

    def in_hands(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return rows.filter(Q(owner__code=value) | Q(receiver__code=value))

    def of_viewer(self, rows: QuerySet[Any], _name: str, value: bool) -> QuerySet[Any]:
        """Of what is open, only what waits for the viewer; of the rest, what was in the viewer's hands."""
        if not value:
            return rows
        person = self.viewer.person_id or 0
        waits = Q(state="to_give", owner_id=person) | Q(state="to_answer", receiver_id=person)
        rest = Q(owner_id=person) | Q(receiver_id=person)
        return rows.filter(waits | (rest & ~Q(state__in=("to_give", "to_answer"))))


class ChainFilter(django_filters.FilterSet):
    """By words and state."""

    q = search_field(_("Title or goal"))
    state = django_filters.ChoiceFilter(
        label=_("State"),
        field_name="stands",
        empty_label=ALL,
        choices=[(code, word) for code, (word, _kind) in CHAIN_STATES.items()],
    )
    plan = django_filters.ChoiceFilter(label=_("Plan"), field_name="plan_id", empty_label=ALL)

    def __init__(self, *args: Any, plans: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters["plan"].extra["choices"] = list(plans)

    find = search_words("title", "goal")
