"""Forms of questions about visits, and of looks at places."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.visits.queries.proof.flags import Wanted
from ronda.visits.wording.proof import KINDS, PURPOSES, STATES
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))
LINES = forms.Textarea(attrs={"rows": 4})


class FlagFilterForm(RondaForm, forms.Form):
    """By state, what it is about, person, and whether it waits for the viewer."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[ALL, *((code, word) for code, (word, _k) in STATES.items())],
    )
    kind = forms.ChoiceField(label=_("About"), required=False, choices=[ALL, *KINDS.items()])
    person = forms.ChoiceField(label=_("Person"), required=False)
    turn = forms.ChoiceField(
        label=pgettext_lazy("questions", "Whose turn"),
        required=False,
        choices=[ALL, ("mine", pgettext_lazy("whose turn", "mine"))],
    )

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        if people:
            self.fields["person"].choices = [ALL, *people]  # type: ignore[attr-defined]
        else:
            del self.fields["person"]

    @property
    def wanted(self) -> Wanted:
        """What is no choice narrows nothing down."""
        self.full_clean()
        good = self.cleaned_data
        return Wanted(**{name: good.get(name) or "" for name in ("kind", "state", "person", "turn")})


class AnswerForm(WorkForm):
    """The person's own words."""

    send = _("Answer")

    answer = forms.CharField(label=_("Your answer"), max_length=2000, widget=LINES)


class SettleForm(WorkForm):
    """Explained or confirmed, with a reason that the person reads; confirming may not be open yet."""

    send = _("Settle the question")

    how = forms.ChoiceField(label=_("What came of it"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it."),
    )

    def __init__(self, *args: Any, may_confirm: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        how = [("explain", _("It is explained; nothing follows"))]
        if may_confirm:
            how.append(("confirm", _("It is not explained: the inspection takes it up as a draft")))
        self.fields["how"].choices = how  # type: ignore[attr-defined]
        self.initial.setdefault("how", "explain")


class LookForm(WorkForm):
    """For what somebody looks at a place."""

    send = _("Look at the place")
    places = {"why": "purpose"}

    purpose = forms.ChoiceField(
        label=_("What you need it for"), choices=[("", _("choose")), *PURPOSES.items()]
    )
    more = forms.CharField(label=_("In your own words"), required=False, max_length=120)

    @property
    def why(self) -> str:
        """As it is written down, in the words of the one who looks."""
        word, more = str(PURPOSES[self.cleaned_data["purpose"]]), self.cleaned_data["more"].strip()
        return f"{word}: {more}" if more else word
