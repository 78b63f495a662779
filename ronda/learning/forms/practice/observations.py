"""Forms of an observed visit: arranging it, its visit, the two sheets, what both take from it."""

from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.learning.models import Observation
from ronda.learning.rules.practice.questions import LONGEST
from ronda.learning.wording.practice_words import GRADES, YES_NO, question_words
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
LINES = forms.Textarea(attrs={"rows": 4})


def whys(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ArrangeForm(WorkForm):
    """Two people and a day."""

    send = _("Arrange")

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Observation.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Field observation: one learns from the other. Peer learning: both learn from each other."
        ),
    )
    shows = forms.ChoiceField(label=_("Who shows"))
    watches = forms.ChoiceField(label=_("Who watches"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput())
    course = forms.ChoiceField(label=_("Course"), required=False)

    def __init__(self, *args: Any, people: Named, courses: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("shows", "watches"):
            self.fields[name].choices = [("", "—"), *people]  # type: ignore[attr-defined]
        if courses:
            self.fields["course"].choices = [("", "—"), *courses]  # type: ignore[attr-defined]
        else:
            del self.fields["course"]


class VisitForm(WorkForm):
    """`planned-7` is a planned visit, `visit-7` one that took place."""

    visit = forms.ChoiceField(label=_("Visit"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, visits: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["visit"].choices = list(visits)  # type: ignore[attr-defined]

    @property
    def named(self) -> tuple[int | None, int | None]:
        """The planned one, or the number of the one that took place."""
        kind, _dash, number = self.cleaned_data["visit"].partition("-")
        return (int(number), None) if kind == "planned" else (None, int(number))


class SheetForm(WorkForm):
    """One field a question, named as its code."""

    send = _("Hand in the sheet")

    def __init__(
        self,
        *args: Any,
        questions: Mapping[str, str],
        words: Mapping[str, Any],
        grade_most: int,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.kinds = questions
        for code, kind in questions.items():
            self.fields[code] = _question(kind, question_words(words, code), grade_most)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_class = "form sheet-form"
        return helper

    @property
    def answers(self) -> dict[str, Any]:
        good = self.cleaned_data
        return {
            code: int(good[code]) if kind == "grade" else good[code].strip()
            for code, kind in self.kinds.items()
        }


class AgreeForm(WorkForm):
    text = forms.CharField(
        label=_("What both take from it"),
        max_length=2000,
        widget=LINES,
        help_text=_("Talk first, then write it down together: what each of you will do differently."),
    )


class CallOffForm(WorkForm):
    send = _("Call off")
    send_kind = "danger"
    why = whys(_("Why it is called off"))


def _question(kind: str, label: str, most: int) -> forms.Field:
    if kind == "grade":
        ends = {1: GRADES[1], most: GRADES[len(GRADES)]}
        named = GRADES if most == len(GRADES) else ends
        grades = [(str(grade), f"{grade} {named.get(grade, '')}".strip()) for grade in range(1, most + 1)]
        return forms.ChoiceField(label=label, choices=grades, widget=forms.RadioSelect)
    if kind == "yes_no":
        return forms.ChoiceField(label=label, choices=list(YES_NO.items()), widget=forms.RadioSelect)
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
