"""Filters of high-tier customers, and the form of a month's summary."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.queries.high_tier import TierRow

Named = Sequence[tuple[str, str]]


class TierFilter(forms.Form):
    """Of rows that are at hand already: by words, account manager, alerts."""

    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    holder = forms.ChoiceField(label=_("Account manager"), required=False)
    alert = forms.ChoiceField(
        label=_("Trend"),
        required=False,
        choices=[
            ("", _("all")),
            ("yes", _("with an alert")),
            ("falling", _("falling")),
            ("no", _("without an alert")),
        ],
    )

    def __init__(self, *args: Any, holders: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["holder"].choices = [("", _("all")), *holders]  # type: ignore[attr-defined]

    def narrowed(self, rows: Sequence[TierRow]) -> list[TierRow]:
        said = self.cleaned_data if self.is_valid() else {}
        return [each for each in rows if _fits(each, said)]


class SummaryForm(WorkForm):
    """The text of a summary; its figures are kept as they stand beside it."""

    send = _("Keep the summary")
    text = forms.CharField(label=_("Summary"), widget=forms.Textarea(attrs={"rows": 12}), max_length=20000)


def _fits(row: TierRow, said: dict[str, str]) -> bool:
    words = said.get("q", "").casefold().split()
    named = f"{row.name} {row.code}".casefold()
    if not all(word in named for word in words):
        return False
    if said.get("holder") and row.holder_code != said["holder"]:
        return False
    change = row.trend.change
    wanted = said.get("alert", "")
    if wanted == "falling":
        return change is not None and change < 0
    return not wanted or row.trend.alert is (wanted == "yes")
