"""Sentences about what would have changed the month."""

from django.utils.translation import gettext_lazy as _

INSTEAD = {
    "if_all_visits": _("With all visits done: %(before_score)s → %(after_score)s."),
    "if_all_handovers": _("With all hand-overs in time: %(before_score)s → %(after_score)s."),
    "if_all_tasks": _("With all tasks in time and to effect: %(before_score)s → %(after_score)s."),
    "if_all_requests": _("With all requests closed in time: %(before_score)s → %(after_score)s."),
    "if_all_information": _("With all records right and in time: %(before_score)s → %(after_score)s."),
    "if_target_reached": _("With %(indicator)s at its target: %(before_score)s → %(after_score)s."),
}
