"""Who may have a round of inspections made, and for which of the two parties somebody speaks."""

from ronda.inspection.rules.rounds.next_step import MANAGEMENT, STAFF
from ronda.people.rules.viewing import LEADING_ROLES, Viewer


def leads_rounds(viewer: Viewer, centre_id: int | None) -> bool:
    """A leader of the company, and a director or deputy in the own centre; whoever runs the machine never."""
    if "leader" in viewer.roles:
        return True
    if not viewer.roles & LEADING_ROLES or viewer.person_id is None:
        return False
    if centre_id is None:
        return viewer.directs_company
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    return centre_id in led


def parties_of(viewer: Viewer, centre_id: int | None) -> tuple[str, ...]:
    """The parties that the viewer can speak for; one person never speaks for both in the same round."""
    if viewer.person_id is None:
        return ()
    management = (MANAGEMENT,) if leads_rounds(viewer, centre_id) else ()
    staff = (STAFF,) if "staff_representative" in viewer.roles else ()
    return (*management, *staff)
