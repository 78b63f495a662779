"""Forms of the customers' view: rounds, custody, keying, calls, questionnaires, filters."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.design.forms import RondaForm
from ronda.design.templatetags.figures import day
from ronda.outlets.forms.filters import FewFirst
from ronda.recognition.models import SurveySheet, TelephoneCheck
from ronda.recognition.queries.customers.sheets import SheetsWanted
from ronda.recognition.rules.customers.asking import LANGUAGES, LONGEST, Item
from ronda.recognition.rules.customers.keying import Keyed
from ronda.recognition.wording.survey_words import ROLES, mark_words
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = ("", _("all"))
MORE_ROWS = 2
NATIVE = {"en": "English", "es": "Español", "zh-hans": "简体中文"}


def whys(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class RoundForm(WorkForm):
    """`centres` are those in which one runs rounds."""

    title = forms.CharField(label=_("Title"), max_length=200)
    centre = forms.ChoiceField(label=_("Customer service centre"))
    questionnaire = forms.ChoiceField(label=_("Questionnaire"))
    opens_on = forms.DateField(label=_("First day"), widget=forms.DateInput())
    closes_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(), help_text=_("No code is good after this day.")
    )

    def __init__(self, *args: Any, centres: Named, questionnaires: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = list(centres)  # type: ignore[attr-defined]
        self.fields["questionnaire"].choices = list(questionnaires)  # type: ignore[attr-defined]


class BringersForm(WorkForm):
    """A field for each rated person, named by the code; nobody is offered the sheets about oneself."""

    def __init__(self, *args: Any, rated: Named, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, name in rated:
            others = [each for each in people if each[0] != code]
            self.fields[code] = forms.ChoiceField(label=name, choices=[("", "—"), *others])

    @property
    def chosen(self) -> dict[str, str]:
        return {code: bringer for code, bringer in self.cleaned_data.items() if bringer}


class WhyForm(WorkForm):
    why = whys(_("Why"))


class CloseForm(WorkForm):
    """Nothing to fill in, unless the last day is still to come."""

    send = _("Close the round")

    def __init__(self, *args: Any, early: bool, last: date, **options: Any) -> None:
        super().__init__(*args, **options)
        if early:
            self.fields["why"] = whys(_("Why before the last day"))
            told = _(
                "The last day is %(day)s. To close earlier is to choose who is heard; why stays on record."
            )
            self.fields["why"].help_text = told % {"day": day(last)}


class ExtendForm(WorkForm):
    """`shown` is the last day that the page told."""

    send = _("Put the last day later")
    closes_on = forms.DateField(label=_("New last day"), widget=forms.DateInput())
    why = whys(_("Why"))
    shown = forms.DateField(widget=forms.HiddenInput())

    def __init__(self, *args: Any, last: date, latest: date, first: date, **options: Any) -> None:
        super().__init__(*args, initial={"shown": last}, **options)
        self.last = last
        wanted = self.fields["closes_on"]
        wanted.widget.attrs |= {"min": first.isoformat(), "max": latest.isoformat()}
        told = _("At the latest %(day)s. Codes that are printed already are good until the new day.")
        wanted.help_text = told % {"day": day(latest)}

    def refuse(self, refusals: Any) -> None:
        """Who was told of another last day has seen it now."""
        self.data = {**self.data, **self.cleaned_data, "shown": self.last}
        super().refuse(refusals)


class AsideForm(WorkForm):
    """Lost or not wanted."""

    state = forms.ChoiceField(
        label=_("What happened"),
        choices=[
            (SurveySheet.State.REFUSED, SurveySheet.State.REFUSED.label),
            (SurveySheet.State.LOST, SurveySheet.State.LOST.label),
        ],
        widget=forms.RadioSelect,
    )
    why = whys(_("Why"))


class KeyingForm(WorkForm):
    """What stands on paper; an empty question was left empty."""

    def __init__(
        self, *args: Any, items: Sequence[Item], language: str, least: int, most: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.scales = [each for each in items if each.kind == "scale"]
        marks = [(str(mark), f"{mark} {mark_words(mark, most)}".strip()) for mark in range(least, most + 1)]
        for each in self.scales:
            self.fields[each.code] = forms.ChoiceField(
                label=each.text(language),
                choices=[*marks, ("", _("left empty"))],
                widget=forms.RadioSelect,
                required=False,
            )
        opened = next((each for each in items if each.kind == "open"), None)
        self.fields["said"] = forms.CharField(
            label=opened.text(language) if opened else _("In own words"),
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
            max_length=1000,
        )
        self.fields["role"] = forms.ChoiceField(
            label=_("Who answered"), choices=[("", "—"), *ROLES.items()], required=False
        )

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_class = "form keying-form"
        return helper

    @property
    def keyed(self) -> Keyed:
        good = self.cleaned_data
        answers = {each.code: int(good[each.code]) for each in self.scales if good.get(each.code)}
        return Keyed(answers, good.get("said", ""), good.get("role", ""))


class CallForm(WorkForm):
    outcome = forms.ChoiceField(
        label=_("How the call went"), choices=TelephoneCheck.Outcome.choices, widget=forms.RadioSelect
    )
    said = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed unless everything agrees."),
    )


class QuestionnaireForm(WorkForm):
    """A row a question, in three languages, and some empty ones; an empty row is left out."""

    places = {"items": "title"}

    title = forms.CharField(label=_("Title"), max_length=200)
    made = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, items: Sequence[Item], **options: Any) -> None:
        super().__init__(*args, **options)
        self.scales = [each for each in items if each.kind == "scale"]
        self.opened = next((each for each in items if each.kind == "open"), None)
        self.many = len(self.scales) + MORE_ROWS
        for row in range(self.many + 1):
            there = self._there(row)
            for language in LANGUAGES:
                self.fields[self._name(row, language)] = forms.CharField(
                    label=NATIVE[language],
                    max_length=LONGEST,
                    required=False,
                    initial=there.texts.get(language, "") if there else "",
                    widget=forms.TextInput(attrs={"lang": language}),
                )

    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        """Those with marks; the open one is the last row."""
        return [(row, [self[self._name(row, each)] for each in LANGUAGES]) for row in range(self.many)]

    def open_row(self) -> list[forms.BoundField]:
        return [self[self._name(self.many, each)] for each in LANGUAGES]

    @property
    def shown(self) -> datetime | None:
        """When the version was made that the page showed."""
        try:
            return datetime.fromisoformat(self.cleaned_data["made"])
        except ValueError:
            return None

    @property
    def written(self) -> list[Item]:
        """New questions get a code of their own, which stays with them."""
        used = {each.code for each in self.scales}
        items = []
        self.kept: list[int] = []
        for row in range(self.many + 1):
            texts = {each: self.cleaned_data.get(self._name(row, each), "").strip() for each in LANGUAGES}
            if not any(texts.values()):
                continue
            there = self._there(row)
            kind = "open" if row == self.many else "scale"
            code = there.code if there else "open" if kind == "open" else self._new_code(used)
            used.add(code)
            items.append(Item(code, kind, texts))
            self.kept.append(row)
        return items

    def refuse(self, refusals: Any) -> None:
        """Rows that were left empty are not counted by the service."""
        told = []
        for where, sentence in refusals:
            word, _space, rest = where.partition(" ")
            if word.startswith("text_"):
                place, language = word.removeprefix("text_").split("_", 1)
                word = f"text_{self.kept[int(place)]}_{language}"
            told.append((f"{word} {rest}".strip(), sentence))
        super().refuse(told)

    def _there(self, row: int) -> Item | None:
        if row == self.many:
            return self.opened
        return self.scales[row] if row < len(self.scales) else None

    @staticmethod
    def _name(row: int, language: str) -> str:
        return f"text_{row}_{language.replace('-', '_')}"

    @staticmethod
    def _new_code(used: set[str]) -> str:
        return next(code for number in range(1, 100) if (code := f"own{number}") not in used)


class TitleForm(WorkForm):
    title = forms.CharField(label=_("Title"), max_length=200)


class SheetFilterForm(RondaForm, FewFirst):
    """By words, state, rated person, who brings, and whether something is to be looked at."""

    first = ("q", "state", "person")

    q = forms.CharField(
        label=_("Outlet"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ALL,
            *SurveySheet.State.choices,
            ("keying", pgettext_lazy("survey sheet", "paper to be keyed in")),
        ],
    )
    person = forms.ChoiceField(label=_("Account manager"), required=False)
    bringer = forms.ChoiceField(label=_("Handed out by"), required=False)
    flagged = forms.ChoiceField(
        label=_("Look again"), required=False, choices=[ALL, ("yes", _("with something to look at"))]
    )

    def __init__(self, *args: Any, people: Named, bringers: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = [ALL, *people]  # type: ignore[attr-defined]
        self.fields["bringer"].choices = [ALL, *bringers]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> SheetsWanted:
        self.full_clean()
        good = self.cleaned_data
        named = {name: good.get(name) or "" for name in ("state", "person", "bringer", "flagged")}
        return SheetsWanted(words=good.get("q") or "", **named)
