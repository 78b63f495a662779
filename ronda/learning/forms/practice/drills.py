"""Forms of a drill: what it is, its scoring sheet, its people, a judge's marks."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.learning.forms.practice.observations import whys
from ronda.learning.models import Drill
from ronda.learning.rules.practice import Criterion
from ronda.learning.wording.practice_words import CRITERIA, criterion_words
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
MORE_ROWS = 3


class DrillForm(WorkForm):
    """`centres` are those that one runs drills in."""

    title = forms.CharField(label=_("Title"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Drill.Kind.choices,
        widget=forms.RadioSelect,
        help_text=_("Each kind brings its scoring sheet; weights and criteria can be changed."),
    )
    contest = forms.BooleanField(
        label=_("Contest"),
        required=False,
        help_text=_("The first places are named to everybody; each person sees the own place."),
    )
    day = forms.DateField(label=_("Day"), widget=forms.DateInput())
    minutes = forms.IntegerField(label=_("Minutes of learning"), min_value=5, max_value=480, initial=60)
    centre = forms.ChoiceField(label=_("Customer service centre"))
    course = forms.ChoiceField(label=_("Course"), required=False)

    def __init__(self, *args: Any, centres: Named, courses: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = list(centres)  # type: ignore[attr-defined]
        if courses:
            self.fields["course"].choices = [("", "—"), *courses]  # type: ignore[attr-defined]
        else:
            del self.fields["course"]


class ScoringSheetForm(WorkForm):
    """A row a criterion, and some empty ones; a row without words is left out."""

    def __init__(self, *args: Any, sheet: Sequence[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sheet = list(sheet)
        for row in range(len(self.sheet) + MORE_ROWS):
            there = self.sheet[row] if row < len(self.sheet) else None
            self._add_row(row, there)

    def _add_row(self, row: int, there: Criterion | None) -> None:
        words = criterion_words(there) if there else ""
        weight: dict[str, Any] = {
            "label": _("Weight of 100"),
            "min_value": 1,
            "max_value": 100,
            "required": False,
        }
        most: dict[str, Any] = {
            "label": _("Highest mark"),
            "min_value": 1,
            "max_value": 100,
            "required": False,
        }
        self.fields[f"text_{row}"] = forms.CharField(
            label=_("Criterion"), max_length=200, required=False, initial=words
        )
        self.fields[f"weight_{row}"] = forms.IntegerField(initial=there.weight if there else None, **weight)
        self.fields[f"most_{row}"] = forms.IntegerField(initial=there.most if there else None, **most)

    @property
    def rows(self) -> list[tuple[Any, Any, Any]]:
        """The three fields of each row, for the page."""
        number = len(self.sheet) + MORE_ROWS
        return [(self[f"text_{row}"], self[f"weight_{row}"], self[f"most_{row}"]) for row in range(number)]

    @property
    def criteria(self) -> list[Criterion]:
        """Words that were left as they are stay those of their code, and so in each language."""
        good = self.cleaned_data
        found = []
        for row in range(len(self.sheet) + MORE_ROWS):
            text = good[f"text_{row}"].strip()
            if not text:
                continue
            there = self.sheet[row] if row < len(self.sheet) else None
            same = there is not None and text == criterion_words(there)
            own = "" if same and there and there.code in CRITERIA and not there.text else text
            code = there.code if same and there else f"own_{row}"
            found.append(Criterion(code, own, good[f"weight_{row}"] or 0, good[f"most_{row}"] or 0))
        return found


class PeopleForm(WorkForm):
    people = forms.MultipleChoiceField(label=_("People"), widget=forms.CheckboxSelectMultiple())

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class MarksForm(WorkForm):
    """A mark for each criterion; `mark_CODE` as the service names it."""

    send = _("Keep the marks")

    comment = forms.CharField(
        label=_("What to keep and what to change"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it once the drill is published, without your name."),
    )

    def __init__(self, *args: Any, sheet: Sequence[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.sheet = sheet
        for each in sheet:
            words = {"words": criterion_words(each), "most": each.most}
            self.fields[f"mark_{each.code}"] = forms.DecimalField(
                label=_("%(words)s (0 to %(most)s)") % words,
                min_value=Decimal(0),
                max_value=Decimal(each.most),
                decimal_places=1,
                widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
            )
        self.order_fields([*(f"mark_{each.code}" for each in sheet), "comment"])

    @property
    def marks(self) -> dict[str, Decimal]:
        return {each.code: self.cleaned_data[f"mark_{each.code}"] for each in self.sheet}


class CallOffDrillForm(WorkForm):
    send = _("Call off")
    send_kind = "danger"
    why = whys(_("Why it is called off"))
