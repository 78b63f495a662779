"""Sentences about who answers for a missed result, without a word of blame."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

CASCADE = {
    "back_office": _("Back office: %(borne_points)s points."),
    "front_office": _("Front office: %(borne_points)s points."),
    "carried_by": _(
        "%(duty)s weighs %(weight_share)s and fell short by %(failed_share)s, so %(borne_share)s of the miss,"
        " %(borne_points)s points, moves to %(owner)s."
    ),
    "stays_with": _(
        "%(duty)s weighs %(weight_share)s and fell short by %(failed_share)s, so %(borne_share)s of the miss,"
        " %(borne_points)s points, stays with %(owner)s."
    ),
    "stays_with_front": _(
        "%(duty)s weighs %(weight_share)s and fell short by %(failed_share)s over the whole front office,"
        " so %(borne_share)s of the miss, %(borne_points)s points, is explained there and not given back."
    ),
    "duty_kept": _("%(duty)s was done: it explains nothing of the miss."),
    "nothing_left": _("%(duty)s: the duties before it explain the miss already."),
    "on_card": _(
        "Responsibility card “%(post)s”, version %(version)s, in force from %(since_day)s: %(card_duty)s."
    ),
    "off_card": _(
        "%(duty)s is not on the responsibility card “%(post)s”, version %(version)s, in force from"
        " %(since_day)s: it is not held against those in that post."
    ),
    "handovers_failed": ngettext_lazy(
        "Of %(cases)s hand-over: %(late)s late, the longest delay in working days: %(longest_days)s;"
        " %(missing)s not given; %(returned)s returned.",
        "Of %(cases)s hand-overs: %(late)s late, the longest delay in working days: %(longest_days)s;"
        " %(missing)s not given; %(returned)s returned.",
        "cases",
    ),
    "tasks_failed": ngettext_lazy(
        "Of %(cases)s task, %(failed)s was late or without effect.",
        "Of %(cases)s tasks, %(failed)s were late or without effect.",
        "cases",
    ),
    "visits_missing": _("%(failed_share)s of the visits due were missing."),
    "requests_missing": _("%(failed_share)s of the requests were not closed in time."),
    "information_missing": _("%(failed_share)s of the sampled records had a fault."),
    "several_owners": _("Several people share this duty: %(cases)s of its %(all_cases)s cases count here."),
    "brought_down": _(
        "The duty alone would explain %(claimed_share)s; beside the others and what was left,"
        " it explains %(borne_share)s."
    ),
    "nobody_at_fault": _(
        "Nobody is at fault: the market explains %(forgiven_points)s of %(lost_points)s points;"
        " they are given back."
    ),
    "partly_forgiven": _(
        "Nobody is at fault: the market explains %(external_share)s of %(lost_points)s points;"
        " %(relief_share)s of that, %(forgiven_points)s points, is given back."
    ),
    "nothing_external": _("The duties explain the whole miss of %(lost_points)s points."),
    "balance": _(
        "Of %(lost_points)s lost points, %(kept_points)s stay, %(moved_points)s move"
        " and %(forgiven_points)s are given back."
    ),
}
