"""Who leads whom in innovation, and its policy. An administrator sets up and answers nothing."""

from collections.abc import Mapping
from datetime import date

from ronda.innovation.models import Idea
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import LedPerson, centres_for
from ronda.people.queries.once import once
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.policy import InnovationRules
from ronda.work.queries.colleagues import colleagues_of

LEADS_COMPANY = frozenset({"leader", "operator"})


def innovation_rules(on: date) -> InnovationRules:
    """RefusedError where the policy folder has no part about innovation."""
    rules = rules_in_use(on).innovation
    if rules is None:
        problem = Problem("innovation", "has no policy", "copy the folder `innovation` of Ronda's policies")
        raise RefusedError(problem)
    return rules


def leads_centre(viewer: Viewer, centre_id: int) -> bool:
    """Directs it, deputises in it, or leads the company; an administrator does not."""
    if viewer.roles & LEADS_COMPANY:
        return True
    return bool(viewer.roles & LEADING_ROLES) and centre_id in led_centres(viewer)


def leads_company(viewer: Viewer) -> bool:
    return bool(viewer.roles & LEADS_COMPANY)


def led_centres(viewer: Viewer) -> frozenset[int]:
    """Of a director or deputy; nobody else leads single centres."""
    if not viewer.roles & LEADING_ROLES:
        return frozenset()
    return viewer.centres_led


def leads_somebody(viewer: Viewer) -> bool:
    return leads_company(viewer) or bool(led_centres(viewer))


def answers(viewer: Viewer, idea: Idea) -> bool:
    """Whoever leads the centre, but nobody answers or adopts the own suggestion."""
    return idea.person_id != viewer.person_id and leads_centre(viewer, idea.centre_id)


def own_centre(viewer: Viewer) -> int | None:
    """Where somebody's suggestion goes; without a centre to the company's first one."""
    if viewer.centre_ids:
        return min(viewer.centre_ids)
    everywhere = Viewer.operator(viewer.company_id)
    first = centres_for(everywhere).order_by("pk").first() if viewer.roles else None
    return first.pk if first else None


def colleagues_by_code(viewer: Viewer, on: date) -> Mapping[str, LedPerson]:
    """Of the viewer's centres; of the whole company for whoever leads it. One statement a page."""
    key = ("innovation_colleagues", viewer.company_id, viewer.person_id, viewer.roles, on)
    return once(key, lambda: {each.code: each for each in colleagues_of(viewer, on=on)})


def centres_to_take_over(viewer: Viewer, own_centre_id: int) -> list[tuple[str, str]]:
    """Code and name of the other centres that the viewer leads."""
    everywhere = centres_for(Viewer.operator(viewer.company_id)).exclude(pk=own_centre_id)
    return [(each.code, each.name) for each in everywhere if leads_centre(viewer, each.pk)]


def may_take_over(viewer: Viewer, own_centre_id: int) -> bool:
    """Whether the viewer leads a centre that something of another one could be taken over in."""
    if leads_company(viewer):
        return bool(centres_to_take_over(viewer, own_centre_id))
    return bool(led_centres(viewer) - {own_centre_id})
