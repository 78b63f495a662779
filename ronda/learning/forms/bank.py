"""The bank's filter, and a question's form for each kind: the answers are written in lines."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.learning.models import Question
from ronda.learning.queries.bank import BankWanted
from ronda.learning.rules.exams.lines import lines_of, shape_of
from ronda.learning.services.bank import QuestionSaid
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

ALL = ("", _("all"))
DIFFICULTIES = (("1", _("easy")), ("2", _("middling")), ("3", _("hard")))
TRUTH = (("true", _("True")), ("false", _("False")))
HELP: Mapping[str, Any] = {
    "single": _("One option a line; * before the one that is right."),
    "multiple": _("One option a line; * before each that is right."),
    "true_false": "",
    "numeric": _("Write the right number."),
    "matching": _("One pair a line: what = what belongs to it."),
    "ordering": _("One item a line, in the right order."),
    "short": _("One accepted answer a line; after | the per cent where it has not all the points."),
    "essay": _("One line of the rubric a line; after | its points."),
}


class BankFilterForm(RondaForm, FewFirst):
    """By words, kind, state, competence and difficulty."""

    first = ("q", "kind", "state", "difficulty")
    q = forms.CharField(
        label=_("Words or tag"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ALL, *Question.Kind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[ALL, *Question.State.choices])
    difficulty = forms.ChoiceField(label=_("Difficulty"), required=False, choices=[ALL, *DIFFICULTIES])
    competence = forms.ChoiceField(label=_("Competence"), required=False)

    def __init__(self, *args: Any, competences: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["competence"].choices = [ALL, *competences]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> BankWanted:
        self.full_clean()
        good = self.cleaned_data
        names = ("kind", "state", "competence", "difficulty")
        return BankWanted(good.get("q") or "", *(good.get(name) or "" for name in names))


class QuestionForm(WorkForm):
    """The answers are lines of text; what is right is marked in them."""

    stem = forms.CharField(label=_("Question"), widget=forms.Textarea())
    options = forms.CharField(label=_("Answers"), widget=forms.Textarea())
    tolerance = forms.CharField(label=_("Tolerance"), required=False, max_length=30)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=30)
    explanation = forms.CharField(label=_("Explanation"), required=False, widget=forms.Textarea())
    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    competence = forms.ChoiceField(label=_("Competence"), required=False)
    difficulty = forms.ChoiceField(label=_("Difficulty"), choices=DIFFICULTIES, initial="2")
    tags = forms.CharField(label=_("Tags"), required=False, help_text=_("With commas between them."))
    image = forms.FileField(label=_("Image"), required=False)
    image_text = forms.CharField(label=_("The image in words"), required=False, max_length=300)
    places = {"value": "options"}

    def __init__(self, *args: Any, kind: str, competences: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        self.fields["options"].help_text = HELP[kind]
        self.fields["competence"].choices = [("", _("none")), *competences]  # type: ignore[attr-defined]
        if kind == "true_false":
            self.fields["options"] = forms.ChoiceField(label=_("Right answer"), choices=TRUTH)
        if kind != "numeric":
            del self.fields["tolerance"], self.fields["unit"]

    @property
    def said(self) -> QuestionSaid:
        good = self.cleaned_data
        shown, key = shape_of(
            self.kind, good["options"], tolerance=good.get("tolerance", ""), unit=good.get("unit", "")
        )
        image = good.get("image")
        return QuestionSaid(
            self.kind,
            good["stem"],
            shown,
            key,
            name=good["name"],
            competence=good["competence"],
            difficulty=int(good["difficulty"]),
            tags=tuple(good["tags"].split(",")),
            explanation=good["explanation"],
            image=image.read(20_000_001) if image else None,
            image_text=good["image_text"],
        )


def written(kind: str, shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, str]:
    """A question as its form writes it."""
    found = {"options": lines_of(kind, shown, key)}
    if kind == "numeric":
        found |= {"tolerance": key["tolerance"], "unit": shown.get("unit", "")}
    return found
