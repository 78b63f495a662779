"""What the change log of base data is narrowed down to; the address keeps it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.visits.forms.quotas import Words
from ronda.visits.wording.base_changes import SOURCES
from ronda.visits.wording.base_data import group_words

# What is looked at without being asked for other days.
DAYS = timedelta(days=90)
ALL = ("", _("all"))


class ChangesFilter(Words):
    """By outlet, who, group of fields, source and days; `outlet` is the code of one outlet alone."""

    outlet = forms.CharField(required=False, widget=forms.HiddenInput())
    who = forms.CharField(
        label=_("Changed by"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    group = forms.ChoiceField(label=_("Group"), required=False)
    source = forms.ChoiceField(label=_("By what"), required=False, choices=[ALL, *SOURCES.items()])
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput())
    last = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput())

    def __init__(self, *args: Any, groups: Mapping[str, Any], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        named = [(group, group_words(group)) for group in groups]
        self.fields["group"].choices = [ALL, *named]  # type: ignore[attr-defined]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day; a first day that lies behind the last one is the last one."""
        self.is_valid()
        good = getattr(self, "cleaned_data", {})
        last = good.get("last") or self.today
        return min(good.get("first") or last - DAYS, last), last

    @property
    def of_outlet(self) -> str:
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get("outlet") or "")

    def fits(self, row: Mapping[str, Any]) -> bool:
        said = self.said
        who = said.get("who", "").casefold().split()
        if not all(word in str(row["who"]).casefold() for word in who):
            return False
        if said.get("group") and row["group"] != said["group"]:
            return False
        if said.get("source") and row["source_kind"] != said["source"]:
            return False
        return self.words_fit(row["name"], row["code"])
