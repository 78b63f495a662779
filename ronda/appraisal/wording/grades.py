"""Sentences about the grade and the months that it rests on."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

GRADES = {
    "grade_by_band": _("Grade %(grade)s: the score is %(rolling_score)s; the bands begin at %(bands)s."),
    "grade_by_rank": _(
        "Grade %(grade)s by the rank of the score %(rolling_score)s among colleagues of the same post;"
        " equal scores share the better grade."
    ),
    "grade_of_newcomer": _("Grade %(grade)s: nobody is graded before the job is learnt."),
    "below_better_grade": _(
        "%(gap_points)s points below grade %(grade)s, which begins at %(from_points)s."
        " If a record is wrong, an objection may change it."
    ),
    "near_miss": ngettext_lazy(
        "This is so close that one record may decide. Look at the records below, then talk to %(leader)s;"
        " an objection can be filed within %(objection_days)s working day of publication.",
        "This is so close that one record may decide. Look at the records below, then talk to %(leader)s;"
        " an objection can be filed within %(objection_days)s working days of publication.",
        "objection_days",
    ),
    "near_miss_of_leader": ngettext_lazy(
        "This is so close that one record may decide. Look at the records below, then talk to whoever leads"
        " the company; an objection can be filed within %(objection_days)s working day of publication.",
        "This is so close that one record may decide. Look at the records below, then talk to whoever leads"
        " the company; an objection can be filed within %(objection_days)s working days of publication.",
        "objection_days",
    ),
    "above_own_line": _("%(gap_points)s points above the line of grade %(grade)s at %(from_points)s."),
    "rolling_score": ngettext_lazy(
        "Score for the grade: %(rolling_score)s, of %(months)s month.",
        "Score for the grade: %(rolling_score)s, the mean of %(months)s months by days present.",
        "months",
    ),
    "earlier_month": _("%(month)s: %(earlier_score)s, present on %(presence_days)s of %(period_days)s days."),
}
