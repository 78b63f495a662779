"""The words of a team's table and of a person's cards."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording import post_name
from ronda.cockpit.queries import TeamLine
from ronda.cockpit.rules import CardLine
from ronda.design.templatetags.figures import money, percent, plain_number, whole_money
from ronda.kernel.exact import rounded
from ronda.kernel.money import format_cents

TEAM_HEADINGS: Mapping[str, Promise] = {
    "name": _("Name"),
    "post": _("Post"),
    "score": _("Score"),
    "grade": pgettext_lazy("of pay", "Grade"),
    "missed": _("Missed results"),
    "back": _("Back office"),
    "front": _("Front office"),
    "external": _("Outside causes"),
    "amount": _("Amount"),
}

STATES: Mapping[str, tuple[str, Promise]] = {
    "met": ("good", _("Met")),
    "missed": ("attention", _("Missed")),
    "full": ("good", _("Full points")),
    "short": ("attention", _("Short")),
    "spared": ("plain", _("Not examined")),
    "open": ("plain", _("Not assessable")),
}

KINDS: Mapping[str, Promise] = {"result": _("Outcome indicator"), "process": _("Process indicator")}


def team_cells(line: TeamLine) -> list[object]:
    """A line of the team's table for a file: plain numbers that a spreadsheet can add up."""
    row = line.result
    lost = (row.lost_back, row.lost_front, row.lost_external)
    amount = "" if line.amount_cents is None else Decimal(format_cents(line.amount_cents).replace(",", ""))
    return [
        row.person,
        post_name(row.post),
        rounded(Decimal(row.score).scaleb(-4), 2),
        row.grade,
        row.missed,
        *(rounded(part, 2) for part in lost),
        amount,
    ]


def kept_words(paid_cents: int | None, amount_cents: int | None, currency: str) -> str:
    """What stands after several runs of a month, where that is not what this run comes to."""
    if paid_cents is None or amount_cents is None or paid_cents == amount_cents:
        return ""
    words = {"paid": money(paid_cents, currency), "amount": money(amount_cents, currency)}
    return (
        gettext(
            "%(paid)s stand in the ledger after all runs of the month; this run comes to %(amount)s."
            " A correction for one costs no colleague anything."
        )
        % words
    )


def measured(value: Decimal | None, unit: str, currency: str) -> str:
    """A value or a target in the unit of its indicator."""
    if value is None or unit not in {"cents", "ratio"}:
        return plain_number(value, 2)
    return percent(value) if unit == "ratio" else whole_money(value, currency)


def aimed_at(line: CardLine, currency: str) -> str:
    """The target, or the band between two."""
    if line.band is None:
        return measured(line.target, line.unit, currency)
    low, high = (measured(edge, line.unit, currency) for edge in line.band)
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}
