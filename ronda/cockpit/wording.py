"""The words of the pages: headings, states, and single figures as a reader expects them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.queries import EvidencePage
from ronda.appraisal.wording import duty_name, post_name
from ronda.cockpit.queries import TeamLine
from ronda.cockpit.rules import CardLine
from ronda.design.templatetags.figures import day, money, percent, plain_number, points, whole_money
from ronda.kernel.exact import rounded
from ronda.kernel.money import format_cents
from ronda.kernel.period import Month

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

EVIDENCE_TITLES: Mapping[str, Promise] = {
    "sales": _("Sales by outlet"),
    "margin": _("What outlets earned"),
    "listing": _("Products to be listed, by outlet"),
    "reorder": _("Products ordered again, by outlet"),
    "visits": _("Visits by outlet"),
    "field_visits": _("Field visits"),
    "system_use": _("Use of the system by modern outlets"),
    "satisfaction": _("Customer satisfaction forms"),
    "requests": _("Customer requests"),
    "information": _("Sampled records"),
    "handovers": _("Task handovers"),
    "tasks": _("Tasks"),
    "findings": _("Confirmed findings"),
    "past_scores": _("Earlier months"),
}

EVIDENCE_HEADINGS: Mapping[str, Promise] = {
    "outlet_code": _("Number"),
    "outlet": _("Outlet"),
    "product_code": _("Product number"),
    "product": _("Product"),
    "days_held": _("Days held"),
    "target_cents": _("Target"),
    "target_source": _("Target from"),
    "amount_cents": _("Actual"),
    "behind_cents": _("Behind"),
    "order_days": _("Days with an order"),
    "visit_class": _("Visit class"),
    "visits_due": _("Visits due"),
    "visits_done": _("Visits done"),
    "visits_missing": _("Visits missing"),
    "day": _("Day"),
    "days_used": _("Days used"),
    "enough_days": _("Days that suffice"),
    "score": _("Score"),
    "forms": _("Forms"),
    "due": _("Due"),
    "in_time": _("In time"),
    "complete": _("Complete"),
    "correct": _("Correct"),
    "on_time": _("On time"),
    "owner": _("Responsible"),
    "receiver": _("Receiver"),
    "elapsed_days": _("Days taken"),
    "allowed_days": _("Days allowed"),
    "late_days": _("Days late"),
    "delivered": _("Delivered"),
    "returned": _("Returned"),
    "duty": _("Responsibility"),
    "effective": _("Effective"),
    "kind": _("Kind"),
    "month": _("Month"),
    "earlier_score": _("Score"),
    "presence_days": _("Days present"),
    "period_days": _("Days of the month"),
}

EVIDENCE_WORDS: Mapping[str, Promise] = {
    "by_hand": _("set by hand"),
    "last_year": _("the same month last year"),
    "recent_months": _("the months before"),
    "none": _("nothing"),
    "false_visit": _("false visit"),
    "false_record": _("false record"),
    "ordering_for_retailer": _("ordering for a retailer"),
}

COUNTS = frozenset(
    {"days_held", "visits_due", "visits_done", "visits_missing", "days_used", "score", "forms"}
)


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


def evidence_cell(column: str, value: str | int | bool | None, currency: str) -> str:
    """One cell of evidence, by what the name of its column says."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if column.endswith("_cents"):
        return money(int(value), currency)
    if column == "duty":
        return duty_name(str(value))
    if column == "earlier_score":
        return points(int(value))
    if column in {"day", "due"}:
        return day(date.fromisoformat(str(value)))
    if column == "month":
        return str(Month.parse(str(value)))
    if column.startswith("visits_"):
        return plain_number(Decimal(value), 2)
    return str(EVIDENCE_WORDS.get(str(value), value))


def is_figure(column: str) -> bool:
    """Whether a column stands at the right, as numbers do."""
    return column.endswith(("_cents", "_days", "_score")) or column in COUNTS


def evidence_heading(column: str) -> str:
    return str(EVIDENCE_HEADINGS.get(column, column.replace("_", " ")))


def filled_columns(page: EvidencePage) -> list[str]:
    """The columns that say something in at least one row."""
    return [name for name in page.columns if any(row[name] not in (None, "") for row in page.rows)]
