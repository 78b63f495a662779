"""Sentences about the dated values that a month was read with, and the names of those values."""

from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from ronda.appraisal.wording.names import duty_name, indicator_name, post_name

RULES = {
    "rules_used": ngettext_lazy(
        "Rules in force on %(first_day)s: %(values)s value that this month was read with,"
        " the newest since %(newest_day)s.",
        "Rules in force on %(first_day)s: %(values)s values that this month was read with,"
        " the newest since %(newest_day)s.",
        "values",
    ),
    "rule": _(
        "%(rule)s: since %(since_day)s, announced on %(announced_day)s. Source: %(source)s, “%(reference)s”."
    ),
    "rule_with_value": _(
        "%(rule)s, %(setting)s: since %(since_day)s, announced on %(announced_day)s."
        " Source: %(source)s, “%(reference)s”."
    ),
}
SOURCES = {
    "mission": _("the working method"),
    "default": _("a default of Ronda"),
    "company": _("the company"),
}
NAMES = {
    "appraisal/absence.min_days": _("Days to be present"),
    "appraisal/absence.protected_leave": _("Protected leave"),
    "appraisal/absence.new_hire_months": _("Months of a newcomer"),
    "appraisal/cascade.tiers": _("Order of examination"),
    "appraisal/cascade.relief": _("Part that is given back of what nobody explains"),
    "appraisal/grading.bands": _("Bands and coefficients"),
    "appraisal/grading.rolling_months": _("Months that the score for the grade is the mean of"),
    "appraisal/grading.spread_limit": _("Limit of the spread"),
    "appraisal/grading.newcomer_grade": _("Grade of a newcomer"),
    "appraisal/grading.quotas": _("Quotas of the grades"),
    "appraisal/grading.quota_min_group": _("Smallest group with quotas"),
    "appraisal/grading.quota_gap": _("Points that quotas must not part"),
    "pay/pools.budget_per_weight_cents": _("Budget for each whole weight"),
    "pay/pools.appeal_reserve": _("Part of the budget that waits for appeals"),
    "pay/pools.team_coefficient_floor": _("Lowest team coefficient"),
    "pay/pools.team_coefficient_ceiling": _("Highest team coefficient"),
    "pay/bounds.share_floor": _("Lowest part of an equal share"),
    "pay/bounds.share_ceiling": _("Highest multiple of an equal share"),
    "pay/bounds.max_share_at_risk": _("Part of pay that may vary"),
    "pay/penalties.penalties": _("Penalties for confirmed findings"),
    "pay/legal.jurisdiction": _("Place whose law holds"),
    "pay/legal.minimum_wage_cents": _("Minimum wage"),
    "pay/legal.max_deduction": _("Largest deduction from a month's wage"),
    "visits/frequency.frequency": _("Visit frequency by class"),
    "visits/quotas.quotas": _("Field visits by post"),
    "visits/verification.modern_use_days": _("Days of use that suffice"),
}


def rule_name(path: str) -> str:
    """The name of a parameter; where it is of a post, an indicator or a duty, with that name in it."""
    if path in NAMES:
        return str(NAMES[path])
    section, _dot, code = path.partition(".")
    if section == "appraisal/posts":
        return gettext("Rules of the post: %(name)s") % {"name": post_name(code)}
    if section == "appraisal/scorecards":
        name = gettext("Team performance") if code == "centre" else post_name(code)
        return gettext("Weights of the card: %(name)s") % {"name": name}
    if section == "appraisal/indicators":
        return gettext("Indicator and target: %(name)s") % {"name": indicator_name(code)}
    if section == "appraisal/curves":
        return gettext("Points by attainment, curve %(name)s") % {"name": code}
    if section == "appraisal/targets":
        return gettext("Target against last year: %(name)s") % {"name": indicator_name(code)}
    if section == "appraisal/duties":
        return gettext("Weights of the duty: %(name)s") % {"name": duty_name(code)}
    return path


def source_name(source: str) -> str:
    return str(SOURCES.get(source, source))
