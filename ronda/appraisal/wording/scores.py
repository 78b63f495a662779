"""Sentences about the month's score and its spells."""

from django.utils.translation import gettext_lazy as _

SCORES = {
    "month_of_one_spell": _(
        "%(month)s: %(month_score)s, present on %(presence_days)s of %(period_days)s days."
    ),
    "month_of_spells": _(
        "%(month)s: %(month_score)s, the mean of %(spells)s posts by days present;"
        " %(presence_days)s of %(period_days)s days in all."
    ),
    "month_of_absence": _(
        "%(month)s: %(month_score)s, the plain mean of %(spells)s posts, for no day was present."
    ),
    "spell_with_team": _(
        "%(post)s, %(unit_name)s: %(counted_score)s = %(individual_share)s of the own %(individual_points)s"
        " and %(team_share)s of the team's %(team_points)s."
    ),
    "spell_alone": _(
        "%(post)s, %(unit_name)s: %(counted_score)s, the own score of %(individual_points)s alone,"
        " for the team could not be assessed."
    ),
    "spell_takes_unit_mean": _(
        "%(post)s, %(unit_name)s: %(counted_score)s, the mean of the colleagues of this centre."
    ),
    "spell_takes_team": _("%(post)s, %(unit_name)s: %(counted_score)s, the score of the team."),
    "spell_takes_neutral": _(
        "%(post)s, %(unit_name)s: %(counted_score)s, for nothing of this centre could be assessed."
    ),
    "spell_elsewhere": _(
        "%(post)s, %(unit_name)s: %(counted_score)s; the numbers behind it are seen in that centre."
    ),
    "spell_too_short": _(
        "Present on %(present_days)s days here: with fewer than %(least_days)s nobody is judged by them."
    ),
    "spell_mostly_leave": _(
        "At work on %(available_days)s days here: with fewer than %(least_days)s nobody is judged by them."
    ),
    "spell_without_result": _("Nothing of this post could be assessed in this month."),
    "individual": _(
        "Own score %(individual_points)s: %(base_points)s from the card, %(given_points)s given back,"
        " %(deducted_points)s deducted."
    ),
    "base_is_team": _(
        "Nothing on an own card could be assessed, so the post starts from the team's %(base_points)s."
    ),
    "never_below_zero": _("A score never falls below zero."),
    "team": _("Team %(unit_name)s: %(team_points)s."),
    "deducted": _(
        "%(deducted_points)s points are deducted for what colleagues lost through duties of this post."
    ),
    "deducted_for_post": _(
        "%(post)s: %(moved_points)s points moved here; divided by %(holders)s, that is what the average"
        " colleague lost."
    ),
    "carried_for": _("%(holder)s: %(borne_points)s points."),
    "carried_part": _(
        "%(indicator)s: %(duty)s weighs %(weight_share)s and fell short by %(failed_share)s,"
        " so %(borne_share)s of the miss, %(borne_points)s points, is carried here."
    ),
    "newcomer_is_spared": _(
        "%(moved_points)s points of colleagues would be carried here; newcomers are not deducted."
    ),
}
