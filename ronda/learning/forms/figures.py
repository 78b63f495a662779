"""Filters of learning in figures: of rows that are at hand already."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.learning.queries.figures import Figures
from ronda.learning.wording.figures import state_words


class FiguresFilter(forms.Form):
    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    centre = forms.ChoiceField(label=_("Centre"), required=False)
    post = forms.ChoiceField(label=_("Post"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("all")), ("wanting", _("something is missing")), ("good", _("on course"))],
    )

    def __init__(
        self, *args: Any, centres: Sequence[tuple[str, str]], posts: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("centre", centres), ("post", posts)):
            self.fields[name].choices = [("", _("all")), *choices]  # type: ignore[attr-defined]
            if len(choices) < 2:
                del self.fields[name]

    def narrowed(self, rows: Iterable[Figures]) -> list[Figures]:
        said = self.cleaned_data if self.is_valid() else {}
        return [each for each in rows if _fits(each, said)]


def _fits(row: Figures, said: dict[str, Any]) -> bool:
    person = row.person
    if person is None:
        return False
    text = f"{person.name} {person.code}".casefold()
    if not all(word in text for word in said.get("q", "").casefold().split()):
        return False
    if said.get("centre") and str(person.centre_id) != said["centre"]:
        return False
    if said.get("post") and person.post != said["post"]:
        return False
    good = state_words(row.learnt)[0] in {"good", "note"}
    return not said.get("state") or good is (said["state"] == "good")
