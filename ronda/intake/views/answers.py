"""What several pages of imports have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from ronda.intake.services import KINDS
from ronda.intake.wording import kind_name, told
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


def kinds_by_name() -> list[tuple[str, str]]:
    """Every kind with its name, in the order in which a company needs them."""
    order = (
        "centres",
        "people",
        "appointments",
        "roles",
        "calendar",
        "leave",
        "outlets",
        "licences",
        "products",
    )
    ranked = sorted(KINDS, key=lambda kind: order.index(kind) if kind in order else len(order))
    return [(kind, kind_name(kind)) for kind in ranked]


def managers_only(viewer: Viewer) -> None:
    if not viewer.can_manage:
        raise NotAllowedError("importing files")


def try_it(request: HttpRequest, doing: Callable[[], Any]) -> Any:
    """What a service answers; None when it refuses, and then its sentences stand on the next page."""
    try:
        return doing()
    except NotAllowedError:
        raise
    except RefusedError as refused:
        for problem in refused.problems[:20]:
            messages.error(request, str(told(problem)))
        return None


def steps_at(place: int) -> list[dict[str, str]]:
    """The way of a file, with the step that the page is about."""
    names = (_("Upload"), _("Columns"), _("Check"), _("Report"))
    states = ["done" if each < place else "now" if each == place else "next" for each in range(len(names))]
    return [{"name": name, "state": state} for name, state in zip(names, states, strict=True)]
