"""Each step of a finding's way asks for its own words."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.inspection.models import Finding
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]


def _text(label: Any, help_text: Any = "", most: int = 4000) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 4}), max_length=most, help_text=help_text
    )


class WriteForm(WorkForm):
    """`kinds` are those that the inspection of this object may lead to."""

    send = _("Keep the draft")
    kind = forms.ChoiceField(label=_("What is wrong"), widget=forms.RadioSelect)
    text = _text(
        _("What was found"),
        _("What you saw, where and when. The person reads it word for word and answers it."),
    )

    def __init__(self, *args: Any, kinds: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        named = dict(Finding.Kind.choices)
        self.fields["kind"].choices = [(kind, named[kind]) for kind in kinds]  # type: ignore[attr-defined]


class AnswerForm(WorkForm):
    send = _("Send the answer")
    answer = _text(
        _("Your answer"),
        _("How it was, in your own words. Whoever decides reads it first; files can lie with the finding."),
    )
    objects = forms.ChoiceField(
        label=_("Is it as it was found?"),
        choices=[
            ("no", _("It is as it was found")),
            ("yes", _("I object: it is not as it was found")),
        ],
        widget=forms.RadioSelect,
    )


class AskSecondForm(WorkForm):
    send = _("Ask for the second look")
    who = forms.ChoiceField(label=_("Who looks at it too"))

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"].choices = list(people)  # type: ignore[attr-defined]


class SecondForm(WorkForm):
    send = _("Keep the second look")
    says = _text(_("What you saw"), _("What you looked at, and what you saw; by yourself, not by hearsay."))
    agrees = forms.ChoiceField(
        label=_("Do you see the same?"),
        choices=[("yes", _("Yes: it is as it was found")), ("no", _("No: it is not as it was found"))],
        widget=forms.RadioSelect,
    )


class DecideForm(WorkForm):
    send = _("Decide")
    confirmed = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("yes", pgettext_lazy("finding", "Confirmed: it is as it was found")),
            ("no", pgettext_lazy("finding", "Not confirmed: it ends here and counts against nobody")),
        ],
        widget=forms.RadioSelect,
    )
    why = _text(
        _("Reason"), _("Which evidence decides, and what you say to the answer. The person reads it.")
    )


class CorrectForm(WorkForm):
    send = pgettext_lazy("finding", "It is corrected")
    correction = _text(
        pgettext_lazy("finding", "What was corrected"), _("Somebody else looks whether it holds.")
    )


class RecheckForm(WorkForm):
    send = _("Keep the recheck")
    says = _text(_("What the recheck found"), _("What you looked at, and what you saw."))
    held = forms.ChoiceField(
        label=_("Does the correction hold?"),
        choices=[("yes", _("Yes: it can be closed")), ("no", _("No: it goes back, with a new limit"))],
        widget=forms.RadioSelect,
    )


class ExtendForm(WorkForm):
    send = _("Give more time")
    until = forms.DateField(label=_("Until"), widget=forms.DateInput)
    why = _text(_("Reason"), "", 500)


class WithdrawForm(WorkForm):
    send = _("Withdraw the finding")
    send_kind = "danger"
    why = _text(_("Reason"), _("Why it was wrong; the person reads it, and it is kept in the history."), 500)
