"""The lists of paces and of proposals: their columns."""

from collections.abc import Mapping
from typing import Any

import django_tables2
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ronda.design.tables import ChosenColumn, DayColumn, NumberColumn, RondaTable, StateColumn
from ronda.visits.queries.proposing import ProposedOutlet
from ronda.visits.queries.quotas import PersonPace
from ronda.visits.wording.quotas import pace_words, post_words, reached_words, reason_words


class PaceTable(RondaTable):
    """One row for each post of a person in the month."""

    caption = _("Pace of visits")
    row_name = "name"
    hidden_at_first = ("days_left",)

    name = django_tables2.Column(verbose_name=_("Name"))
    post = django_tables2.Column(verbose_name=_("Post"))
    centre = django_tables2.Column(verbose_name=_("Centre"))
    done = NumberColumn(verbose_name=_("Done"), places=0)
    wanted = NumberColumn(verbose_name=_("Due"))
    planned = NumberColumn(verbose_name=_("Planned"))
    left = NumberColumn(verbose_name=_("Missing"))
    days_left = NumberColumn(verbose_name=_("Working days left"))
    needed = NumberColumn(verbose_name=_("Needed a day"), places=1)
    pace = StateColumn(verbose_name=_("Pace"), order_by=("order", "name"), kind_of=lambda row: row["kind"])

    def __init__(self, *args: Any, one_centre: bool, **options: Any) -> None:
        super().__init__(*args, exclude=("centre",) if one_centre else (), **options)

    def render_name(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', record["href"], value)

    def value_name(self, value: str) -> str:
        return value


class ProposalTable(RondaTable):
    """Outlets in the order in which they are worth a visit, each with why."""

    caption = _("Proposed outlets")
    row_name = "name"
    hidden_at_first = ("code", "last")

    chosen = ChosenColumn(accessor="code")
    place = NumberColumn(verbose_name=_("Place"), initial_sort_descending=False)
    name = django_tables2.Column(verbose_name=_("Outlet"))
    code = django_tables2.Column(verbose_name=_("Code"))
    city = django_tables2.Column(verbose_name=_("City"))
    holder = django_tables2.Column(verbose_name=_("Account manager"))
    why = django_tables2.Column(verbose_name=_("Why"), orderable=False)
    points = NumberColumn(verbose_name=_("Points"))
    last = DayColumn(verbose_name=_("Last field visit"))

    def render_name(self, value: str, record: Mapping[str, Any]) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("outlet", args=[record["code"]]), value)

    def value_name(self, value: str) -> str:
        return value

    def render_why(self, value: list[str]) -> SafeString:
        first, *others = value or [""]
        below = format_html_join("", '<span class="under">{}</span>', ((each,) for each in others))
        return format_html("{}{}", first, below)

    def value_why(self, value: list[str]) -> str:
        return "; ".join(value)


ORDER = ("out_of_reach", "missed", "behind", "on_course", "reached", "nothing_due")


def pace_row(row: PersonPace, asked: str) -> dict[str, Any]:
    """`asked` is the month of the address, as its query."""
    kind, words = pace_words(row.pace)
    return {
        "name": row.stint.name,
        "href": reverse("visit_quota_person", args=[row.stint.code]) + asked,
        "post": post_words(row.stint.post),
        "centre": row.stint.centre,
        "done": row.pace.done,
        "wanted": row.pace.wanted,
        "reached": reached_words(row.pace),
        "planned": row.pace.planned,
        "left": row.pace.left,
        "days_left": row.pace.days.left,
        "needed": row.pace.needed if row.pace.left else None,
        "pace": words,
        "kind": kind,
        "order": ORDER.index(row.pace.state),
    }


def proposal_row(place: int, row: ProposedOutlet) -> dict[str, Any]:
    reasons = [{"code": each.code, "said": each.said} for each in row.proposal.reasons]
    return {
        "place": place,
        "code": row.code,
        "name": row.name,
        "city": row.city,
        "holder": row.holder,
        "why": reason_words(reasons),
        "points": row.proposal.points,
        "last": row.last,
    }
