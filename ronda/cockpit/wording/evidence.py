"""The words of the records behind a figure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.queries import EvidencePage
from ronda.appraisal.wording import duty_name
from ronda.cockpit.wording.board import level_words
from ronda.design.templatetags.figures import day, money, plain_number, points
from ronda.kernel.period import Month

EVIDENCE_TITLES: Mapping[str, Promise] = {
    "sales": _("Sales by outlet"),
    "margin": _("What outlets earned"),
    "listing": _("Products to be listed, by outlet"),
    "reorder": _("Products ordered again, by outlet"),
    "visits": _("Visits by outlet"),
    "field_visits": _("Field visits"),
    "planned_visits": _("Visits of the accepted plan"),
    "recorded_visits": _("Visits recorded"),
    "inspected_records": _("Records of visits inspected"),
    "inspections": _("Inspections due"),
    "corrections": _("Confirmed findings to be corrected"),
    "system_use": _("Use of the system by modern outlets"),
    "satisfaction": _("Customer satisfaction forms"),
    "requests": _("Customer requests"),
    "information": _("Sampled records"),
    "learning_months": _("Minutes learnt by month"),
    "learning_people": _("People who learnt, by month"),
    "exam_outcomes": _("Exams sat"),
    "certificates": _("People by their highest certificate"),
    "handovers": _("Task handovers"),
    "tasks": _("Tasks"),
    "paperwork": _("Time on forms"),
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
    "visit_reason": _("Reason"),
    "visit_state": pgettext_lazy("planned visit", "Came to"),
    "valid": _("Valid"),
    "agrees": _("The record agrees"),
    "object": pgettext_lazy("inspection", "Object"),
    "done_on": _("Inspected on"),
    "days_used": _("Days used"),
    "enough_days": _("Days that suffice"),
    "score": _("Score"),
    "forms": _("Forms"),
    "due": _("Due"),
    "in_time": _("In time"),
    "complete": _("Complete"),
    "correct": _("Correct"),
    "on_time": _("On time"),
    "title": _("Title"),
    "began": _("In hand from"),
    "ended": _("Until"),
    "people": _("People"),
    "minutes": _("Minutes"),
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
    "counts": _("Month counts"),
    "learnt": _("People who learnt"),
    "vocational_level": _("Vocational level"),
    "sat": pgettext_lazy("exam", "Sat"),
    "passed": pgettext_lazy("exam", "Passed"),
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
    "visit": _("visit"),
    "visits": pgettext_lazy("inspection", "visit"),
    "phase_work": pgettext_lazy("inspection", "phase work"),
    "information": pgettext_lazy("inspection", "information maintenance"),
    "work": pgettext_lazy("inspection", "phase work"),
    "record": _("visit record does not match"),
    "frequency": _("due by its frequency"),
    "priority": _("phase priority"),
    "request": _("open customer request"),
    "alert": _("alert"),
    "quota": _("chosen for the quota"),
    "other": _("another reason"),
    "done": pgettext_lazy("visit", "Done"),
    "cancelled": pgettext_lazy("visit", "Cancelled"),
    "missed": pgettext_lazy("visit", "Missed"),
}

COUNTS = frozenset(
    {
        "days_held",
        "visits_due",
        "visits_done",
        "visits_missing",
        "days_used",
        "score",
        "forms",
        "people",
        "minutes",
        "learnt",
        "sat",
        "passed",
    }
)
DAYS = frozenset({"day", "due", "began", "ended", "done_on"})


def evidence_cell(column: str, value: str | int | bool | None, currency: str) -> str:
    """One cell of evidence, by what the name of its column says."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if column.endswith("_cents"):
        return money(int(value), currency)
    if column == "title":
        return str(value)
    if column == "duty":
        return duty_name(str(value))
    if column == "earlier_score":
        return points(int(value))
    if column in DAYS:
        return day(date.fromisoformat(str(value)))
    if column == "month":
        return str(Month.parse(str(value)))
    if column.startswith("visits_") or column == "score":
        return plain_number(Decimal(value), 2)
    if column == "vocational_level":
        return level_words(int(value) or None)
    return str(EVIDENCE_WORDS.get(str(value), value))


def evidence_value(column: str, value: str | int | bool | None, currency: str) -> object:
    """The same for a file: numbers and days stay what they are, so that a spreadsheet can work with them."""
    if value is None or value == "" or isinstance(value, bool):
        return evidence_cell(column, value, currency)
    if column.endswith("_cents"):
        return Decimal(value) / 100
    if column == "earlier_score":
        return Decimal(value) / 10_000
    if column in DAYS:
        return date.fromisoformat(str(value))
    if column.startswith("visits_") or column == "score":
        return Decimal(value)
    return value if isinstance(value, int) else evidence_cell(column, value, currency)


def is_figure(column: str) -> bool:
    """Whether a column stands at the right, as numbers do."""
    return column.endswith(("_cents", "_days", "_score")) or column in COUNTS


def evidence_heading(column: str) -> str:
    return str(EVIDENCE_HEADINGS.get(column, column.replace("_", " ")))


def filled_columns(page: EvidencePage) -> list[str]:
    """The columns that say something in at least one row."""
    shown = [name for name in page.columns if name != "number"]
    return [name for name in shown if any(row[name] not in (None, "") for row in page.rows)]
