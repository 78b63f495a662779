"""The drawn units of rounds of visits, for the machine."""

from ronda.inspection.models import DrawnUnit
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer


def drawn_visits(viewer: Viewer, *, round_state: str, state: str) -> list[DrawnUnit]:
    """Without those that repeat an inspection; nobody but the machine sees a draw like this."""
    if "operator" not in viewer.roles:
        raise NotAllowedError("reading a draw")
    rows = DrawnUnit.objects.filter(
        round__company_id=viewer.company_id,
        round__state=round_state,
        round__object="visits",
        state=state,
        second_of=None,
        person__isnull=False,
        inspector__isnull=False,
        outlet__isnull=False,
    )
    return list(rows.select_related("person", "outlet", "inspector").order_by("round", "position", "pk"))
