"""Sentences about time spent on forms, and what forms are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}

FORMS: Mapping[str, Promise] = {
    "outlets.outlets.Outlet": _("Outlet"),
    "outlets.outlets.ManyClasses": _("Classes of many outlets"),
    "outlets.licences.Licence": _("Retail licence"),
    "outlets.licences.Event": _("What happened to a licence"),
    "outlets.products.Product": _("Product"),
    "outlets.portfolios.HandOver": _("Outlets to another account manager"),
    "outlets.portfolios.Propose": _("Proposal of portfolios"),
    "outlets.portfolios.Accept": _("Proposal accepted"),
    "people.staff.Person": _("Person"),
    "people.staff.Appointment": _("Appointment"),
    "people.staff.End": _("End of an appointment"),
    "people.staff.Leave": _("Leave"),
    "people.staff.Role": _("Role"),
    "people.staff.Withdraw": _("Record of a person withdrawn"),
    "people.accounts.Account": _("Account"),
    "people.company.Company": _("Company"),
    "people.company.Centre": _("Centre"),
    "people.company.Days": _("Days of the calendar"),
    "work.tasks.Task": _("Task"),
    "work.tasks.ManyTasks": _("Tasks for many at once"),
    "work.task_deeds.Done": _("Task done"),
    "work.task_deeds.Change": _("Task changed"),
    "work.task_deeds.Move": _("Task moved to another day"),
    "work.task_deeds.Reassign": _("Task to somebody else"),
    "work.task_deeds.Withdraw": _("Task withdrawn"),
    "work.rhythms.Rhythm": _("Recurring task"),
    "work.chains.Chain": _("Chain of hand-overs"),
    "work.chains.Single": _("Task handover"),
    "work.requests.Request": _("Customer request"),
    "work.requests.Service": _("Request to the back office"),
    "work.requests.Assign": _("Customer request assigned"),
    "work.requests.Confirm": _("Confirmation of the outlet"),
    "work.priorities.Priority": _("Phase priority"),
    "work.priorities.Close": _("Phase priority closed"),
    "work.events.Event": _("Event"),
    "work.events.Report": _("Report of an event"),
    "work.raising.Problem": _("Problem"),
    "work.steps.Cause": _("Cause of a problem"),
    "work.steps.Action": _("Action on a problem"),
    "work.steps.Check": _("Check of a problem"),
    "work.writing.Analysis": _("Analysis"),
    "work.writing.Brief": _("Brief to the front office"),
    "work.high_tier.Summary": _("Summary of high-tier customers"),
    "work.office.Office": _("Record of the office"),
    "work.processes.Process": _("Process"),
    "work.processes.Review": _("Review of a process"),
    "work.processes.Version": _("Version of a process"),
    "work.method.Method": _("Working method"),
    "work.cards.Duty": _("Duty on a card"),
    "work.cards.AddDuty": _("Duty added to a card"),
}


def form_name(code: str) -> str:
    """In the reader's language; of a form that has no name yet, its code."""
    return str(FORMS.get(code, code))
