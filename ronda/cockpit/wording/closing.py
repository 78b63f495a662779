"""The steps of closing a month, and what a check finds, as sentences."""

from collections.abc import Sequence

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ronda.appraisal.wording import indicator_name
from ronda.cockpit.rules.close import Finding
from ronda.design.templatetags.figures import money, quantity

STEP_NAMES = {
    "check": gettext_lazy("Check"),
    "freeze": gettext_lazy("Freeze"),
    "appraise": gettext_lazy("Appraise"),
    "look": gettext_lazy("Look"),
    "distribute": gettext_lazy("Distribute"),
    "approve": gettext_lazy("Approve"),
}
TITLES = {
    "close.check": gettext_lazy("Checking the month"),
    "close.freeze": gettext_lazy("Freezing the facts"),
    "close.appraise": gettext_lazy("Appraising the month"),
    "close.approve": gettext_lazy("Distributing and approving"),
}
WORK_STEPS = {
    "freeze": gettext_lazy("Tables of facts"),
    "ledger": gettext_lazy("Lines of sales"),
    "measures": gettext_lazy("Steps of the appraisal"),
    "results": gettext_lazy("Tables of results"),
    "appraise": gettext_lazy("Appraisal"),
    "distribute": gettext_lazy("Distribution"),
}
DONE_WORDS = {
    "close.check": gettext_lazy("Checked"),
    "close.freeze": gettext_lazy("Frozen"),
    "close.appraise": gettext_lazy("Appraised"),
}
STANDINGS = {
    "running": gettext_lazy("not over yet"),
    "ready": gettext_lazy("ready to be closed"),
    "frozen": gettext_lazy("frozen"),
    "appraised": gettext_lazy("appraised"),
    "unapproved": gettext_lazy("not approved yet"),
    "approved": gettext_lazy("approved"),
}
TABLES = {
    "outlets": gettext_lazy("outlets"),
    "visits": gettext_lazy("visits"),
    "tasks": gettext_lazy("tasks"),
    "handovers": gettext_lazy("hand-overs"),
    "requests": gettext_lazy("customer requests"),
    "information_checks": gettext_lazy("checks of base information"),
    "satisfaction_forms": gettext_lazy("customers' forms"),
    "listing_targets": gettext_lazy("listing targets"),
    "system_use": gettext_lazy("days of system use"),
}
# Sentences of refusals that a person may meet in the wizard; the services say them in English.
REFUSALS = (
    gettext_lazy("was not checked yet"),
    gettext_lazy("check it first"),
    gettext_lazy("cannot be closed like this"),
    gettext_lazy("mend what blocks, then check again"),
    gettext_lazy("mend it, then check again"),
    gettext_lazy("has no frozen run"),
    gettext_lazy("freeze it first"),
    gettext_lazy("is frozen"),
    gettext_lazy("is appraised"),
    gettext_lazy("is distributed"),
    gettext_lazy("appraise it first"),
    gettext_lazy("distribute it first"),
    gettext_lazy("look at the month again"),
    gettext_lazy("no division is chosen yet"),
    gettext_lazy("choose one first"),
    gettext_lazy("this was not found in the last check"),
    gettext_lazy("check the month again"),
    gettext_lazy("an acceptance needs a reason"),
    gettext_lazy("write one sentence"),
    gettext_lazy("another process is closing this month"),
    gettext_lazy("another process is freezing this month"),
    gettext_lazy("wait until it is done"),
    gettext_lazy("nobody held a post, so there is nothing to close"),
    gettext_lazy("import the appointments"),
    gettext_lazy("is not in the policy"),
    gettext_lazy("was continued by another process"),
    gettext_lazy("close again"),
    gettext_lazy("is not yours to do"),
    gettext_lazy("ask an administrator of your company"),
)
PLACES = {
    "no_sales": "intake_imports",
    "silent": "intake_imports",
    "sales_far": "intake_history",
    "count_far": "intake_history",
    "outlets_unheld": "outlets_portfolios",
    "empty_handed": "outlets_portfolios",
    "no_wage": "people_appointments",
    "nobody_assessed": "intake_imports",
    "unassessable": "intake_imports",
}


def finding_words(finding: Finding, currency: str) -> str:
    """What was found."""
    facts = finding.facts
    match finding.code:
        case "refused":
            return f"{facts['where']}: {_(str(facts['what']))}"
        case "no_sales":
            return _("There are no sales of this month.")
        case "silent":
            return _("Nobody recorded any %(kind)s.") % {"kind": TABLES[str(facts["table"])]}
        case "count_far":
            return _("%(kind)s: %(count)s, against %(last)s in the month before.") % {
                "kind": str(TABLES[str(facts["table"])]).capitalize(),
                "count": quantity(_whole(facts["count"])),
                "last": quantity(_whole(facts["last"])),
            }
        case "sales_far":
            return _sales_words(finding)
        case "outlets_unheld":
            count = _whole(facts["outlets"])
            sentence = ngettext(
                "%(count)s outlet with sales of %(money)s is in nobody's book.",
                "%(count)s outlets with sales of %(money)s are in nobody's book.",
                count,
            )
            return sentence % {"count": quantity(count), "money": money(_whole(facts["cents"]), currency)}
    return _people_words(finding)


def _sales_words(finding: Finding) -> str:
    before, year = finding.facts.get("before"), finding.facts.get("year_before")
    if before is not None and year is not None:
        return _("Sales are %(before)s%% of last month's and %(year)s%% of those a year earlier.") % {
            "before": before,
            "year": year,
        }
    if before is not None:
        return _("Sales are %(before)s%% of last month's.") % {"before": before}
    return _("Sales are %(year)s%% of those a year earlier.") % {"year": year}


def _people_words(finding: Finding) -> str:
    count = {"count": quantity(finding.count)}
    match finding.code:
        case "empty_handed":
            return (
                ngettext(
                    "%(count)s account manager holds no outlets.",
                    "%(count)s account managers hold no outlets.",
                    finding.count,
                )
                % count
            )
        case "no_wage":
            return (
                ngettext(
                    "The wage of %(count)s person is not known; the law's floors are not checked there.",
                    "The wages of %(count)s people are not known; the law's floors are not checked there.",
                    finding.count,
                )
                % count
            )
        case "nobody_assessed":
            return (
                ngettext(
                    "Nothing can be assessed for %(count)s person; the centre's mean stands in.",
                    "Nothing can be assessed for %(count)s people; the centre's mean stands in.",
                    finding.count,
                )
                % count
            )
    name = indicator_name(str(finding.facts["indicator"]))
    return ngettext(
        "%(indicator)s cannot be assessed for %(count)s person; its weight goes to the other indicators.",
        "%(indicator)s cannot be assessed for %(count)s people; its weight goes to the other indicators.",
        finding.count,
    ) % {"indicator": name, **count}


def finding_remedy(finding: Finding) -> str:
    """What to do about it."""
    remedies = {
        "no_sales": _("Import the sales, then check again."),
        "silent": _("What they measure cannot be assessed. Import them if they exist."),
        "sales_far": _("Look whether all files were imported, and each once."),
        "count_far": _("Look whether all files were imported, and each once."),
        "outlets_unheld": _("Their sales count for nobody. Give them to somebody in the portfolios."),
        "empty_handed": _("Give them a portfolio, or accept it with the reason."),
        "no_wage": _("Wages stand with the appointments."),
        "nobody_assessed": _("Look whether their work was imported."),
    }
    if finding.code == "refused":
        return _(str(finding.facts["remedy"])) if finding.facts["remedy"] else ""
    return remedies.get(finding.code, "")


def finding_address(finding: Finding, *, manages: bool) -> str:
    """The page where it can be mended, for whoever may; empty where there is none."""
    name = PLACES.get(finding.code)
    if name is None or not manages:
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def told_problems(problems: Sequence[Sequence[str]]) -> str:
    """Refusals in the reader's language, one after the other."""
    return " ".join(
        f"{where}: {_(what)}; {_(remedy)}." if remedy else f"{where}: {_(what)}."
        for where, what, remedy in problems
    )


def _whole(fact: str | int | None) -> int:
    return int(fact or 0)
