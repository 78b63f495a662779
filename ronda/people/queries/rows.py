"""One dated row of the viewer's company, still in force."""

from typing import TypeVar

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.models import Appointment, Leave, RoleGrant
from ronda.people.queries.lists import appointment_list, leave_list, role_list
from ronda.people.rules import Viewer

T = TypeVar("T")


def appointment_numbered(viewer: Viewer, number: int) -> Appointment:
    return _found(appointment_list(viewer).filter(pk=number).first())


def leave_numbered(viewer: Viewer, number: int) -> Leave:
    return _found(leave_list(viewer).filter(pk=number).first())


def role_numbered(viewer: Viewer, number: int) -> RoleGrant:
    return _found(role_list(viewer).filter(pk=number).first())


def _found(row: T | None) -> T:
    if row is None:
        raise RefusedError(Problem("row", "is not in force, or not yours", "look at the list again"))
    return row
