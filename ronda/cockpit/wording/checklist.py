"""The words of the checklist: what each step is called, why it is there, and its button."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class StepWords(NamedTuple):
    """`page` is the address below the set-up where one adds by hand, `kind` the import."""

    name: Any
    why: Any
    page: str = ""
    kind: str = ""


STEP_WORDS: Mapping[str, StepWords] = {
    "company": StepWords(
        _("Company"),
        _("Its name, currency and time zone; every amount and every day follow them."),
        "company",
    ),
    "centres": StepWords(
        _("Customer service centres"),
        _("Results are counted and money is divided per centre."),
        "centres",
        "centres",
    ),
    "people": StepWords(_("People"), _("Whoever works, is appraised and is paid."), "people", "people"),
    "appointments": StepWords(
        _("Appointments"),
        _("Who holds which post of which centre since when; without a post nobody is appraised."),
        "appointments",
        "appointments",
    ),
    "accounts": StepWords(
        _("Accounts"), _("Whoever signs in sees the own month; a director sees the centre."), "accounts"
    ),
    "calendar": StepWords(
        _("Working calendar"),
        _("Holidays are no working days; without them every day from Monday to Friday counts as one."),
        "calendar",
        "calendar",
    ),
    "outlets": StepWords(
        _("Outlets"), _("The shops whose sales, visits and requests are counted."), "outlets", "outlets"
    ),
    "licences": StepWords(
        _("Retail licences"),
        _("Which outlet may sell until when; without them nobody is warned before one expires."),
        "licences",
        "licences",
    ),
    "products": StepWords(
        _("Products"), _("What is sold; the shelf price makes the retailer's margin."), "products", "products"
    ),
    "portfolios": StepWords(
        _("Portfolios"),
        _("Which account manager looks after which outlet; results follow the outlets."),
        "portfolios",
        "portfolios",
    ),
    "sales": StepWords(
        _("Sales"),
        _("The month's invoice lines and those of the same month a year earlier, of which targets are made."),
        "",
        "sales",
    ),
    "targets": StepWords(
        _("Targets"),
        _("The policy sets them; set one by hand where its rule does not do, with the reason."),
        "targets",
        "listing-targets",
    ),
    "work": StepWords(
        _("Tasks and hand-overs"),
        _("Without them work in time is not assessable; its weight goes to the other lines."),
        "",
        "tasks",
    ),
    "visits": StepWords(
        _("Visits"),
        _("Without them frequency adherence is not assessable; its weight goes to the other lines."),
        "",
        "visits",
    ),
    "close": StepWords(
        _("Close the first month"), _("Check, freeze, appraise, look, distribute: five steps on one page.")
    ),
}
