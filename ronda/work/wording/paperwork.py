"""Sentences about time spent on forms, and what forms are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}

FORMS: Mapping[str, Promise] = {
    "outlets.outlets.Outlet": _("Outlet"),
    "outlets.licences.Licence": _("Retail licence"),
    "outlets.products.Product": _("Product"),
    "people.staff.Person": _("Person"),
    "people.staff.Appointment": _("Appointment"),
    "people.staff.Leave": _("Leave"),
    "work.tasks.Task": _("Task"),
    "work.tasks.ManyTasks": _("Tasks for many at once"),
    "work.task_deeds.Done": _("Task done"),
}


def form_name(code: str) -> str:
    """In the reader's language; of a form that has no name yet, its code."""
    return str(FORMS.get(code, code))
