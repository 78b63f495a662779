"""What somebody may do with a plan, by its state."""

from dataclasses import dataclass
from typing import Protocol

from ronda.people.rules.viewing import CENTRE_ROLES, Viewer
from ronda.work.rules.permission import may_lead, may_record_in


class PlanLike(Protocol):
    """What the answer depends on."""

    @property
    def centre_id(self) -> int | None: ...
    @property
    def owner_id(self) -> int: ...
    @property
    def state(self) -> str: ...


@dataclass(frozen=True)
class PlanRights:
    """`write` and `lead` are those of the place; the others those of the state too."""

    write: bool = False
    lead: bool = False
    change: bool = False
    submit: bool = False
    approve: bool = False
    targets: bool = False
    give: bool = False
    note: bool = False
    close: bool = False
    stop: bool = False
    localise: bool = False


def may_write_plan(viewer: Viewer, centre_id: int | None) -> bool:
    """The back office in its centre; a plan for the whole company is its leader's and administrator's."""
    if centre_id is None:
        return viewer.can_manage or "leader" in viewer.roles
    return may_record_in(viewer, centre_id)


def may_approve(viewer: Viewer, centre_id: int | None, owner_id: int) -> bool:
    """Whoever leads, but never the plan's own owner."""
    if viewer.person_id is not None and viewer.person_id == owner_id:
        return False
    return may_write_plan(viewer, None) if centre_id is None else may_lead(viewer, centre_id)


def plan_rights(viewer: Viewer, plan: PlanLike) -> PlanRights:
    write = may_write_plan(viewer, plan.centre_id)
    lead = may_write_plan(viewer, None) if plan.centre_id is None else may_lead(viewer, plan.centre_id)
    is_draft, runs = plan.state == "draft", plan.state == "running"
    in_centre = plan.centre_id is not None
    return PlanRights(
        write=write,
        lead=lead,
        change=write and is_draft,
        submit=write and is_draft,
        approve=plan.state == "submitted" and may_approve(viewer, plan.centre_id, plan.owner_id),
        targets=write and in_centre and (is_draft or runs),
        give=write and in_centre and runs,
        note=(write or lead) and plan.state not in ("closed", "stopped"),
        close=(write or lead) and runs,
        stop=(write or lead) and plan.state in ("draft", "submitted", "running"),
        localise=runs and not in_centre and (viewer.can_manage or bool(viewer.roles & CENTRE_ROLES)),
    )
