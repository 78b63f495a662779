"""Forms of exams: a new one, its candidates, marks of essays."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.learning.models import Exam
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]


def _moment_input() -> forms.DateTimeInput:
    """The browser's own calendar and clock."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class ExamForm(WorkForm):
    """What an exam is; its people are invited on its page."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Exam.Kind.choices)
    blueprint = forms.ChoiceField(label=_("Blueprint"))
    course = forms.ChoiceField(
        label=_("Course"), required=False, help_text=_("Of a test before or after a course.")
    )
    opens_at = forms.DateTimeField(label=_("Opens"), widget=_moment_input())
    closes_at = forms.DateTimeField(label=_("Closes"), widget=_moment_input())
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600, initial=60)
    attempts = forms.IntegerField(label=_("Attempts"), min_value=1, max_value=20, initial=1)
    review_from = forms.DateTimeField(label=_("Answers shown from"), required=False, widget=_moment_input())

    def __init__(self, *args: Any, blueprints: Named, courses: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["blueprint"].choices = blueprints  # type: ignore[attr-defined]
        self.fields["course"].choices = [("", _("none")), *courses]  # type: ignore[attr-defined]


class InviteForm(WorkForm):
    """Candidates, and more minutes for a reason that the setter knows."""

    send = _("Invite")

    people = forms.MultipleChoiceField(label=_("People"), widget=forms.CheckboxSelectMultiple())
    more_minutes = forms.IntegerField(label=_("More minutes"), min_value=0, max_value=600, initial=0)

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = people  # type: ignore[attr-defined]


class SettleForm(WorkForm):
    """The points that hold, within those of the question."""

    send = _("Settle it")

    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea())

    def __init__(self, *args: Any, most: Decimal, **options: Any) -> None:
        super().__init__(*args, **options)
        label = _("Points (of %(points)s)") % {"points": most}
        self.fields["points"] = forms.DecimalField(label=label, min_value=0, max_value=most, decimal_places=2)
        self.order_fields(["points", "why"])


class WhyForm(WorkForm):
    """A step that wants nothing but its reason."""

    why = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea())
    places = {"answer": "why", "exam": "why"}


class EssayForm(WorkForm):
    """Points by each row of the rubric."""

    said = forms.CharField(label=_("Reason"), max_length=500, required=False, widget=forms.Textarea())

    def __init__(self, *args: Any, rubric: Sequence[Sequence[str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for code, text, most in rubric:
            label = _("%(text)s (of %(points)s points)") % {"text": text, "points": most}
            self.fields[f"row_{code}"] = forms.DecimalField(
                label=label, min_value=0, max_value=Decimal(str(most)), decimal_places=2
            )
        self.order_fields([*(name for name in self.fields if name != "said"), "said"])

    @property
    def by_rubric(self) -> dict[str, str]:
        found = self.cleaned_data
        return {name[4:]: str(value) for name, value in found.items() if name.startswith("row_")}
