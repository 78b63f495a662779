"""Sentences about the lines of a card."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

CARDS = {
    "result_met": _(
        "%(indicator)s: met, %(value)s against a target of %(target)s; %(reached_points)s points,"
        " weight %(weight_share)s. The process is not examined."
    ),
    "result_missed": _(
        "%(indicator)s: missed, %(value)s against a target of %(target)s; %(reached_points)s points,"
        " weight %(weight_share)s, so %(lost_points)s points are lost."
    ),
    "process_full": _(
        "%(indicator)s: %(value)s against a target of %(target)s; %(counted_points)s points"
        " at a weight of %(weight_share)s."
    ),
    "process_held_at_full": _(
        "%(indicator)s: %(value)s against a target of %(target)s. It serves results, so it never earns more"
        " than 100 points: %(counted_points)s points at a weight of %(weight_share)s."
    ),
    "process_short": _(
        "%(indicator)s: %(value)s against a target of %(target)s; %(reached_points)s points,"
        " weight %(weight_share)s, so %(lost_points)s points are lost."
    ),
    "process_exempt": _(
        "%(indicator)s: %(value)s against a target of %(target)s. The results that it serves are met,"
        " so it counts in full: %(counted_points)s points."
    ),
    "process_capped": _(
        "%(indicator)s: %(value)s against a target of %(target)s. It costs %(lost_points)s points,"
        " no more than the results that it serves lost."
    ),
    "nothing_recorded": _(
        "%(indicator)s: nothing was recorded, so it is not assessed; its weight goes to the other lines."
    ),
    "too_few_cases": ngettext_lazy(
        "%(indicator)s: %(cases)s case, and at least %(least)s are needed to judge;"
        " its weight goes to the other lines.",
        "%(indicator)s: %(cases)s cases, and at least %(least)s are needed to judge;"
        " its weight goes to the other lines.",
        "cases",
    ),
    "no_target": _("%(indicator)s: there is no target, so its weight goes to the other lines."),
    "also_measured": _("Measured as well; it weighs nothing in the score."),
    "measured_reached": _("%(indicator)s: %(value)s against a target of %(target)s, which is reached."),
    "measured_short": _("%(indicator)s: %(value)s against a target of %(target)s, which is not reached."),
    "target_of_the_policy": _("The target is the policy's."),
    "target_of_last_year": _(
        "The target is %(growth_share)s of what the same outlets bought in this month a year before."
    ),
    "target_of_last_margin": _(
        "The target is %(growth_share)s of what the same outlets could earn in this month a year before."
    ),
    "target_of_the_quota": _("The target is the quota of the post for the days at work."),
    "target_by_hand": _("The target was set by hand: %(why)s"),
    "target_is_a_band": _(
        "Inside the band it is met; %(tolerance)s outside it, attainment has fallen to nothing."
    ),
    "fewer_is_better": _("Here less is better: twice the target counts as nothing."),
    "on_curve": _(
        "An attainment of %(attained_share)s earns %(reached_points)s points, between %(from_points)s"
        " at %(from_share)s and %(to_points)s at %(to_share)s."
    ),
    "curve_is_level": _("From an attainment of %(from_share)s on, the points stay at %(reached_points)s."),
    "held_at_full": _(
        "Of these %(reached_points)s points, %(full_points)s count: an indicator that serves results earns"
        " no more, however far it passes its target."
    ),
    "weight_spread": _(
        "The weight is %(card_share)s on the card and %(weight_share)s here,"
        " for other lines could not be assessed."
    ),
    "not_divided_here": _(
        "This result of the centre is not divided here: its portfolios are examined one by one."
    ),
    "book_is_short": _("Portfolio of %(holder)s: %(part_share)s of what is missing."),
}
