"""Filters of base data: of records that are at hand already."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.visits.forms.quotas import Words
from ronda.visits.queries.base_data import BaseData, OutletRecord
from ronda.visits.wording.base_data import group_words

LICENCE_FINE = frozenset({"valid", "none"})


class BaseDataFilter(Words):
    """By name, account manager, group that lacks something, age and licence."""

    holder = forms.ChoiceField(label=_("Account manager"), required=False)
    lacks = forms.ChoiceField(label=_("Incomplete group"), required=False)
    timely = forms.ChoiceField(
        label=_("In time"),
        required=False,
        choices=[("", _("all")), ("no", _("out of date")), ("yes", _("in time"))],
    )
    licence = forms.ChoiceField(
        label=_("Licence"),
        required=False,
        choices=[("", _("all")), ("alert", _("ends soon or is not valid"))],
    )

    def __init__(self, *args: Any, found: BaseData, **options: Any) -> None:
        super().__init__(*args, **options)
        holders = {(each.holder_code, each.holder) for each in found.records if each.holder_code}
        named = sorted(holders, key=lambda each: each[1])
        groups = [(group, group_words(group)) for group in found.groups]
        self.fields["holder"].choices = [("", _("all")), *named]  # type: ignore[attr-defined]
        self.fields["lacks"].choices = [("", _("all")), *groups]  # type: ignore[attr-defined]

    def narrowed(self, rows: Iterable[OutletRecord]) -> list[OutletRecord]:
        return [each for each in rows if self._fits(each)]

    def _fits(self, row: OutletRecord) -> bool:
        said = self.said
        lacking = {each.group for each in row.groups if not each.complete}
        if said.get("holder") and row.holder_code != said["holder"]:
            return False
        if said.get("lacks") and said["lacks"] not in lacking:
            return False
        if said.get("timely") and row.timely is not (said["timely"] == "yes"):
            return False
        if said.get("licence") and row.licence in LICENCE_FINE:
            return False
        return self.words_fit(row.name, row.code)
