"""What is asked for a class, for those invited to it, and to close it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.learning.services.classes import ClassSaid
from ronda.learning.wording.year_pages import CLASS_STATES
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))
CENT = 100


class ClassForm(WorkForm):
    """Day, time, place, who teaches, seats and cost; course and centre only for a new one."""

    send = _("Keep the class")
    places = {"ends": "minutes", "day": "day", "trainer": "trainer", "seats": "seats", "course": "course"}

    course = forms.ChoiceField(label=_("Course"))
    centre = forms.ChoiceField(label=_("Centre"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput())
    begins = forms.TimeField(
        label=_("Begins"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=1440)
    room = forms.CharField(label=_("Room"), required=False, max_length=200)
    trainer = forms.ChoiceField(label=_("Trainer"), required=False)
    trainer_name = forms.CharField(label=_("Trainer from outside"), required=False, max_length=200)
    seats = forms.IntegerField(
        label=_("Seats"),
        required=False,
        min_value=1,
        max_value=10_000,
        help_text=_("Empty: as many as like."),
    )
    cost = forms.DecimalField(label=_("Cost"), required=False, min_value=0, max_digits=12, decimal_places=2)

    def __init__(
        self,
        *args: Any,
        courses: Named | None,
        centres: Named | None,
        trainers: Named,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("course", courses), ("centre", centres)):
            if choices is None:
                del self.fields[name]
            else:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["trainer"].choices = [("", _("nobody of the company")), *trainers]  # type: ignore[attr-defined]

    def said(self, zone: ZoneInfo) -> ClassSaid:
        good = self.cleaned_data
        starts = datetime.combine(good["day"], good["begins"], zone)
        return ClassSaid(
            starts_at=starts,
            ends_at=starts + timedelta(minutes=good["minutes"]),
            room=good["room"],
            trainer=good["trainer"],
            trainer_name=good["trainer_name"],
            seats=good["seats"],
            cost_cents=int((good["cost"] or 0) * CENT),
        )


class InviteToClassForm(WorkForm):
    """People of the centre who have no place yet."""

    send = _("Invite them")

    people = forms.MultipleChoiceField(label=_("People"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = people  # type: ignore[attr-defined]


class ClassFilterForm(RondaForm, FewFirst):
    """By words, state, and whether they are one's own."""

    first = ("q", "state", "own")

    q = forms.CharField(
        label=_("Course, room or trainer"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[ALL, *((code, word) for code, (word, _colour) in CLASS_STATES.items())],
    )
    own = forms.BooleanField(label=_("My classes only"), required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        return {"words": good.get("q") or "", "state": good.get("state") or "", "own": bool(good.get("own"))}
