"""Words of what somebody leaves behind."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

LINES: Mapping[str, Promise] = {
    "task": gettext_lazy("Task"),
    "handover": gettext_lazy("Hand-over to give"),
    "answer": gettext_lazy("Hand-over to answer"),
    "step": gettext_lazy("Step of a chain to come"),
    "end": gettext_lazy("Receives the end of a chain"),
    "request": gettext_lazy("Customer request"),
    "plan": pgettext_lazy("work", "Plan"),
    "priority": gettext_lazy("Phase priority"),
    "rhythm": gettext_lazy("Recurring task"),
    "problem": pgettext_lazy("work", "Problem"),
}
