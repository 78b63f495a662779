"""What an anomaly says: what was seen, what was expected, and how rarely chance does as much."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ronda.design.templatetags.figures import day, money, month_name, percent, quantity
from ronda.kernel.period import Month
from ronda.policy import WorkRules
from ronda.work.models import Anomaly

KINDS = {
    "drop": gettext_lazy("Drop"),
    "surge": gettext_lazy("Surge"),
    "stop": gettext_lazy("Stop"),
    "stuffing": gettext_lazy("Month-end stuffing"),
    "brand_gone": gettext_lazy("Brand disappeared"),
}


def anomaly_name(anomaly: Anomaly) -> str:
    """The kind, with its brand."""
    if anomaly.brand:
        return _("Brand disappeared: %(brand)s") % {"brand": anomaly.brand}
    return str(KINDS[anomaly.kind])


def anomaly_title(anomaly: Anomaly) -> str:
    """As a problem is called that it becomes."""
    return _("%(outlet)s: %(what)s") % {"outlet": anomaly.outlet.name, "what": anomaly_name(anomaly)}


def anomaly_words(anomaly: Anomaly, currency: str, until: date) -> str:
    """Seen and expected in one sentence."""
    return _SAID[anomaly.kind](anomaly, currency, until)


def chance_words(anomaly: Anomaly) -> str:
    return _("Chance alone does as much once in %(times)s.") % {"times": quantity(anomaly.figures["one_in"])}


def anomaly_evidence(anomaly: Anomaly, currency: str, until: date) -> str:
    """What a problem is raised with."""
    told = _("Sales up to %(day)s:") % {"day": day(until)}
    return f"{told} {anomaly_words(anomaly, currency, until)} {chance_words(anomaly)}"


def _level(anomaly: Anomaly, currency: str, until: date) -> str:
    figures = anomaly.figures
    values = {
        "first": day(until - timedelta(days=27)),
        "last": day(until),
        "seen": money(figures["seen"], currency),
        "expected": money(figures["expected"], currency),
    }
    return (
        _("From %(first)s to %(last)s orders of %(seen)s; about %(expected)s would be its pattern.") % values
    )


def _stop(anomaly: Anomaly, currency: str, until: date) -> str:
    figures = anomaly.figures
    return ngettext(
        "No order for %(days)s day, the last one on %(last)s; its pattern is an order every %(usual)s days.",
        "No order for %(days)s days, the last one on %(last)s; its pattern is an order every %(usual)s days.",
        figures["seen"],
    ) % {
        "days": quantity(figures["seen"]),
        "last": _day(figures, "last_order"),
        "usual": quantity(figures["expected"]),
    }


def _stuffing(anomaly: Anomaly, currency: str, until: date) -> str:
    figures = anomaly.figures
    values = {
        "month": month_name(Month.parse(figures["month"])),
        "seen": percent(figures["seen"] / 1000, 0),
        "usual": percent(figures["expected"] / 1000, 0),
    }
    return (
        _("%(seen)s of %(month)s came in the last five days of the month; %(usual)s is its pattern.") % values
    )


def _gone(anomaly: Anomaly, currency: str, until: date) -> str:
    figures = anomaly.figures
    return ngettext(
        "%(orders)s order since %(last)s without %(brand)s; before, %(held)s of %(all)s orders held it.",
        "%(orders)s orders since %(last)s without %(brand)s; before, %(held)s of %(all)s orders held it.",
        figures["seen"],
    ) % {
        "orders": quantity(figures["seen"]),
        "last": _day(figures, "last_order"),
        "brand": anomaly.brand,
        "held": quantity(figures["held"]),
        "all": quantity(figures["orders"]),
    }


def _day(figures: Mapping[str, Any], name: str) -> str:
    return day(date.fromisoformat(figures[name]))


_SAID = {"drop": _level, "surge": _level, "stop": _stop, "stuffing": _stuffing, "brand_gone": _gone}


def method_of(rules: WorkRules) -> list[str]:
    """How anomalies are found and how often that is wrong, with the numbers of the policy."""
    alarms, found = rules.anomaly_false_alarms, rules.anomaly_found_share
    return [
        _(
            "Drop and surge: the last four weeks against the four-weekly sums of the outlet's last %(weeks)s"
            " weeks, as logarithms, after taking off what the median outlet of the centre did in the same"
            " weeks. Shown from %(limit)s robust deviations on (modified z-score, Iglewicz and Hoaglin 1993)."
            " Outlets that order in less than %(share)s of the weeks have no level that could drop."
        )
        % {
            "weeks": rules.anomaly_weeks,
            "limit": quantity(rules.anomaly_limit, 1),
            "share": percent(rules.anomaly_level_share, 0),
        },
        _(
            "Stop: a silence that chance explains in less than %(limit)s of cases at the outlet's own rhythm"
            " (Poisson), that is longer than any before, and that it did not keep in the same weeks a year"
            " ago."
        )
        % {"limit": percent(rules.anomaly_stop_limit, 0)},
        _(
            "Month-end stuffing: at least %(share)s of a month that is larger than usual came in its last"
            " five days, far more than usual for the outlet and than for the others in that month."
        )
        % {"share": percent(rules.anomaly_stuffing_share, 0)},
        _(
            "Brand disappeared: a brand of at least %(orders)s orders is missing from all orders since,"
            " which chance explains in less than %(limit)s of cases; not when most of its buyers lost it at"
            " once."
        )
        % {"orders": rules.anomaly_least_orders, "limit": percent(rules.anomaly_stop_limit, 0)},
        _(
            "Many outlets are tested at once, so of what is shown of each kind at most %(share)s is expected"
            " to be chance (Benjamini and Hochberg 1995)."
        )
        % {"share": percent(rules.anomaly_false_share, 0)},
        _(
            "Measured on the real weeks of Iowa's liquor stores of 2021 and 2022, reshuffled so that they"
            " hold no anomaly: in a thousand outlet-weeks %(drop)s drops, %(surge)s surges, %(stop)s stops,"
            " %(stuffing)s month-end stuffings and %(brand_gone)s missing brands are false alarms."
        )
        % {kind: quantity(number, 1) for kind, number in alarms.items()},
        _(
            "Of anomalies planted there it finds %(drop_half)s of drops by half, %(drop_quarter)s of drops"
            " to a quarter, %(surge_double)s of doublings, %(stop)s of stops after eight weeks,"
            " %(stuffing)s of stuffed months and %(brand_gone)s of missing brands: what is not shown may"
            " still be wrong."
        )
        % {kind: percent(share, 0) for kind, share in found.items()},
    ]
