"""Forms of ratings by colleagues: a round, an exclusion, a passphrase, and the rating itself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ronda.recognition.models import QuestionnaireVersion
from ronda.recognition.rules.colleagues import PeerForm
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
CANNOT_JUDGE = "-"


class PeerRoundForm(WorkForm):
    """`centres` are those that one arranges for; the empty one is the whole company."""

    half = forms.RegexField(
        r"^\d{4}-[12]$", label=_("Half-year"), help_text=_("Such as 2026-2 for the second half of 2026.")
    )
    centre = forms.ChoiceField(label=_("Customer service centre"), required=False)
    opens_on = forms.DateField(label=_("Opens"), widget=forms.DateInput())
    closes_on = forms.DateField(label=_("Closes"), widget=forms.DateInput())
    first_holder = forms.ChoiceField(
        label=_("First key holder"),
        help_text=_("Results open with both keys only; take people whom colleagues trust."),
    )
    second_holder = forms.ChoiceField(label=_("Second key holder"))
    groups = (
        (_("When and where"), ("half", "centre", "opens_on", "closes_on")),
        (_("Who holds the keys"), ("first_holder", "second_holder")),
    )

    def __init__(self, *args: Any, centres: Named, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = list(centres)  # type: ignore[attr-defined]
        for name in ("first_holder", "second_holder"):
            self.fields[name].choices = [("", "—"), *people]  # type: ignore[attr-defined]


class ExclusionForm(WorkForm):
    send = _("Leave the pair out")
    rater = forms.ChoiceField(label=_("Does not rate"))
    person = forms.ChoiceField(label=_("This colleague"))
    why = forms.CharField(
        label=_("Reason"), max_length=500, help_text=_("Such as a family tie or an open dispute.")
    )

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("rater", "person"):
            self.fields[name].choices = [("", "—"), *people]  # type: ignore[attr-defined]


class CancelForm(WorkForm):
    send = _("Cancel the round")
    send_kind = "danger"
    why = forms.CharField(label=_("Reason"), max_length=500)


class HideCommentForm(WorkForm):
    send = _("Do not show it")
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("The person reads the reason, such as: it insults, or it names somebody else."),
    )


class PassphraseForm(WorkForm):
    send = _("Set the passphrase")
    passphrase = forms.CharField(
        label=_("Passphrase"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Four words that you will remember. Nobody can replace it; without it no result opens."),
    )
    again = forms.CharField(
        label=_("Once more"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        good = super().clean() or {}
        if good.get("passphrase") and good.get("again") and good["passphrase"] != good["again"]:
            self.add_error("again", _("The two are not the same."))
        return good


class UseKeyForm(WorkForm):
    send = _("Open my half")
    passphrase = forms.CharField(
        label=_("Passphrase of this round"),
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class RateForm(WorkForm):
    """A group for each colleague: a mark a question, or that it cannot be judged, and words."""

    send = _("Hand in for good")
    timed = False

    def __init__(
        self,
        *args: Any,
        people: Sequence[Any],
        version: QuestionnaireVersion,
        most_letters: int,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.people = list(people)
        self.items = [item for item in version.items if item["kind"] == "scale"]
        marks = range(version.least, version.most + 1)
        groups = []
        for person in self.people:
            names = [f"p{person.pk}_{item['code']}" for item in self.items]
            for name, item in zip(names, self.items, strict=True):
                self.fields[name] = forms.ChoiceField(
                    label=item_words(item),
                    choices=[*((str(mark), str(mark)) for mark in marks), (CANNOT_JUDGE, _("cannot judge"))],
                    widget=forms.RadioSelect,
                    initial=CANNOT_JUDGE,
                )
            words = f"p{person.pk}_words"
            self.fields[words] = forms.CharField(
                label=_("In a few words"),
                max_length=most_letters,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_(
                    "Asked for where every mark is the lowest or the highest. "
                    "Leave out what only you could know, and who else was there."
                ),
            )
            groups.append((person.name, (*names, words)))
        self.groups = tuple(groups)
        self.places = {f"{person.name} ({person.code})": f"p{person.pk}_words" for person in self.people}

    def said(self, rater: int) -> PeerForm:
        good = self.cleaned_data
        marks: dict[int, dict[str, int]] = {}
        comments: dict[int, str] = {}
        for person in self.people:
            given = {item["code"]: good[f"p{person.pk}_{item['code']}"] for item in self.items}
            marks[person.pk] = {code: int(mark) for code, mark in given.items() if mark != CANNOT_JUDGE}
            comments[person.pk] = good[f"p{person.pk}_words"]
        return PeerForm(rater, marks, comments)


def item_words(item: dict[str, Any]) -> str:
    """In the reader's language, or the first one that is there."""
    texts = item["text"]
    return str(texts.get(get_language() or "") or texts.get("en") or next(iter(texts.values()), item["code"]))
