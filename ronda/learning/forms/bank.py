"""The bank's filter, and a question's form for each kind: right answers are written with a mark before them.

single, multiple   one option a line, `*` before each that is right
true_false         true or false
numeric            the number, its tolerance and unit
matching           one pair a line, `what = what belongs to it`
ordering           one item a line, in the right order
short              one accepted answer a line, `answer | per cent` where it has not all the points
essay              one line of the rubric a line, `what is looked for | points`
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm
from ronda.learning.models import Question
from ronda.learning.queries.bank import BankWanted
from ronda.learning.rules.exams import codes_of
from ronda.learning.services.bank import QuestionSaid
from ronda.outlets.forms.filters import FewFirst
from ronda.work.forms.recording import WorkForm

ALL = ("", _("all"))
DIFFICULTIES = (("1", _("easy")), ("2", _("middling")), ("3", _("hard")))
HELP: Mapping[str, Any] = {
    "single": _("One option a line; * before the one that is right."),
    "multiple": _("One option a line; * before each that is right."),
    "true_false": _("Write true or false."),
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
        if kind != "numeric":
            del self.fields["tolerance"], self.fields["unit"]

    @property
    def said(self) -> QuestionSaid:
        good = self.cleaned_data
        shown, key = _parts(self.kind, good)
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


def _parts(kind: str, good: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    lines = [line.strip() for line in good["options"].splitlines() if line.strip()]
    if kind in {"single", "multiple"}:
        options = [[f"o{n}", line.removeprefix("*").strip()] for n, line in enumerate(lines, start=1)]
        right = [option[0] for option, line in zip(options, lines, strict=True) if line.startswith("*")]
        one = right[0] if len(right) == 1 else ""
        return {"options": options}, {"right": one if kind == "single" else right}
    if kind == "true_false":
        return {}, {"right": {"true": True, "false": False}.get(good["options"].strip().lower())}
    if kind == "numeric":
        key = {"value": good["options"].strip(), "tolerance": good["tolerance"].strip() or "0"}
        return {"unit": good["unit"].strip()}, key
    if kind == "matching":
        return _pairs(lines)
    if kind == "ordering":
        # Codes in the order of the words: a code says nothing of an item's place.
        codes = {line: f"i{n}" for n, line in enumerate(sorted(set(lines)), start=1)}
        return {"items": [[codes[line], line] for line in sorted(lines)]}, {
            "order": [codes[x] for x in lines]
        }
    worded = [(text.strip(), points.strip()) for text, _bar, points in (x.partition("|") for x in lines)]
    if kind == "short":
        return {}, {"accepted": [[text, percent or "100"] for text, percent in worded]}
    rubric = [[f"r{n}", text, points or "1"] for n, (text, points) in enumerate(worded, start=1)]
    return {}, {"rubric": rubric}


def _pairs(lines: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    split = [(left.strip(), right.strip()) for left, _is, right in (line.partition("=") for line in lines)]
    # Sorted, and numbered anew: a code says nothing of what it belongs to.
    codes = {
        right: f"b{n}" for n, right in enumerate(sorted({right for _left, right in split if right}), start=1)
    }
    left = [[f"a{n}", text] for n, (text, _right) in enumerate(split, start=1)]
    pairs = {row[0]: codes.get(right, "") for row, (_left, right) in zip(left, split, strict=True)}
    return {"left": left, "right": [[code, text] for text, code in codes.items()]}, {"pairs": pairs}


def written(kind: str, shown: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, str]:
    """A question as its form writes it: the reverse of reading it."""
    if kind in {"single", "multiple"}:
        right = [key["right"]] if kind == "single" else key["right"]
        return {"options": "\n".join(f"{'*' if c in right else ''}{text}" for c, text in shown["options"])}
    if kind == "true_false":
        return {"options": str(key["right"]).lower()}
    if kind == "numeric":
        return {"options": key["value"], "tolerance": key["tolerance"], "unit": shown.get("unit", "")}
    if kind == "matching":
        texts = dict(shown["right"])
        return {"options": "\n".join(f"{text} = {texts[key['pairs'][code]]}" for code, text in shown["left"])}
    if kind == "ordering":
        texts = dict(shown["items"])
        assert len(codes_of(shown["items"])) == len(texts)
        return {"options": "\n".join(texts[code] for code in key["order"])}
    if kind == "short":
        return {"options": "\n".join(f"{text} | {percent}" for text, percent in key["accepted"])}
    return {"options": "\n".join(f"{text} | {points}" for _code, text, points in key["rubric"])}
