"""Forms about prize money: why it is refused, by which paper it was paid, what a list shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.pay.wording import PRIZE_STATES
from ronda.work.forms.recording import WorkForm


class RefuseForm(WorkForm):
    send = _("Refuse the prize money")
    send_kind = "danger"

    why = forms.CharField(
        label=_("Why the prize money is refused"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The team reads it. The award and its points stay."),
    )


class PaymentForm(WorkForm):
    send = _("Record the payment")

    people = forms.MultipleChoiceField(label=_("Paid to"), widget=forms.CheckboxSelectMultiple())
    paid_on = forms.DateField(label=_("Paid on"), widget=forms.DateInput())
    paper = forms.CharField(
        label=_("By which paper"),
        max_length=100,
        help_text=_("The number of the payment order or of the pay list, so that it can be found again."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]
        self.fields["people"].initial = [code for code, _words in people]


class PrizeFilterForm(RondaForm, forms.Form):
    """By state and by the year of the presentation."""

    state = forms.ChoiceField(label=pgettext_lazy("prize money", "State"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, *args: Any, years: Sequence[int], **options: Any) -> None:
        super().__init__(*args, **options)
        states = [(code, words) for code, (words, _kind) in PRIZE_STATES.items()]
        self.fields["state"].choices = [("", _("all")), *states]  # type: ignore[attr-defined]
        self.fields["year"].choices = [  # type: ignore[attr-defined]
            ("", _("all")),
            *((str(each), str(each)) for each in years),
        ]

    def wanted(self, name: str) -> str:
        """What is no choice narrows nothing down."""
        self.full_clean()
        return str(self.cleaned_data.get(name) or "")
