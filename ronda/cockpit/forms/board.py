"""The shape of what the board's address asks for."""

from collections.abc import Iterable, Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import indicator_name, post_name
from ronda.cockpit.queries.board import BoardQuestion
from ronda.kernel.period import Month


class BoardFilter(forms.Form):
    """Which centre, which post; the centre only where there are several."""

    centre = forms.ChoiceField(label=_("Centre"), required=False)
    post = forms.ChoiceField(label=_("Post"), required=False)

    def __init__(
        self, asked: QueryDict, centres: Mapping[str, str], posts: Iterable[str], prefix: None = None
    ) -> None:
        super().__init__(asked)
        self.fields["centre"].choices = [("", _("All centres")), *centres.items()]  # type: ignore[attr-defined]
        named = [(post, post_name(post)) for post in posts]
        self.fields["post"].choices = [("", _("All posts")), *named]  # type: ignore[attr-defined]
        if len(centres) < 2:
            del self.fields["centre"]


class TrendFilter(forms.Form):
    """Which indicator stands beside the team's score."""

    indicator = forms.ChoiceField(label=_("Indicator"), required=False)

    def __init__(self, asked: QueryDict, columns: Iterable[str], chosen: str) -> None:
        data = asked.copy()
        data["indicator"] = chosen
        super().__init__(data)
        named = [(code, indicator_name(code)) for code in columns]
        self.fields["indicator"].choices = named  # type: ignore[attr-defined]


def board_question(asked: QueryDict) -> BoardQuestion:
    """ValueError for a month that is none; an order that is unknown is passed over later."""
    month, order = asked.get("month", ""), asked.get("sort", "")
    return BoardQuestion(
        month=Month.parse(month) if month else None,
        centre=asked.get("centre", ""),
        post=asked.get("post", ""),
        indicator=asked.get("indicator", ""),
        sort=order.removeprefix("-"),
        falling=order.startswith("-"),
    )
