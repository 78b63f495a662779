"""Filters of paces and of proposals: of rows that are at hand already."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.visits.queries.proposing import ProposedOutlet
from ronda.visits.queries.quotas import PersonPace
from ronda.visits.wording.quotas import REASONS

Named = Sequence[tuple[str, str]]
R = TypeVar("R")
BEHIND = frozenset({"behind", "out_of_reach", "missed"})


class Words(forms.Form):
    """By the name or the code of a row."""

    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}

    def words_fit(self, *named: str) -> bool:
        text = " ".join(named).casefold()
        return all(word in text for word in self.said.get("q", "").casefold().split())


class PaceFilter(Words):
    """People by name, centre and pace."""

    centre = forms.ChoiceField(label=_("Centre"), required=False)
    state = forms.ChoiceField(
        label=_("Pace"),
        required=False,
        choices=[("", _("all")), ("behind", _("behind")), ("good", _("on course or reached"))],
    )

    def __init__(self, *args: Any, centres: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].choices = [("", _("all")), *centres]  # type: ignore[attr-defined]
        if len(centres) < 2:
            del self.fields["centre"]

    def narrowed(self, rows: Iterable[PersonPace]) -> list[PersonPace]:
        return [each for each in rows if self._fits(each)]

    def _fits(self, row: PersonPace) -> bool:
        centre, state = self.said.get("centre", ""), self.said.get("state", "")
        if centre and str(row.stint.centre_id) != centre:
            return False
        if state and (row.pace.state in BEHIND) is not (state == "behind"):
            return False
        return self.words_fit(row.stint.name, row.stint.code)


class ProposalFilter(Words):
    """Outlets by name, reason, account manager and town."""

    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=[("", _("all")), *REASONS.items()])
    holder = forms.ChoiceField(label=_("Account manager"), required=False)
    city = forms.ChoiceField(label=_("City"), required=False)

    def __init__(self, *args: Any, rows: Sequence[ProposedOutlet], **options: Any) -> None:
        super().__init__(*args, **options)
        holders = {(each.holder_code, each.holder) for each in rows if each.holder_code}
        cities = sorted({each.city for each in rows if each.city})
        named = sorted(holders, key=lambda each: each[1])
        self.fields["holder"].choices = [("", _("all")), *named]  # type: ignore[attr-defined]
        self.fields["city"].choices = [("", _("all")), *((each, each) for each in cities)]  # type: ignore[attr-defined]

    def narrowed(self, rows: Iterable[ProposedOutlet]) -> list[ProposedOutlet]:
        return [each for each in rows if self._fits(each)]

    def _fits(self, row: ProposedOutlet) -> bool:
        said = self.said
        if said.get("holder") and row.holder_code != said["holder"]:
            return False
        if said.get("city") and row.city != said["city"]:
            return False
        codes = {reason.code for reason in row.proposal.reasons}
        if said.get("reason") and said["reason"] not in codes:
            return False
        return self.words_fit(row.name, row.code)
