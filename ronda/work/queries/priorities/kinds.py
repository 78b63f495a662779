"""The outlets of a centre that a priority may concern at once, by their kind and holder."""

from datetime import date

from ronda.outlets.queries import outlets_for, portfolio_for
from ronda.people.rules import Viewer
from ronda.work.queries.rules_today import work_rules


def codes_of_kind(viewer: Viewer, centre_id: int, kind: str, holder: str, *, on: date) -> list[str]:
    """None for no kind; `holder` is the code of an account manager."""
    if not kind:
        return []
    outlets = outlets_for(viewer).filter(centre_id=centre_id).exclude(status="closed")
    if kind == "high":
        outlets = outlets.filter(grade__gte=work_rules(on).high_tier_grade)
    elif kind in {"modern", "affiliated"}:
        outlets = outlets.filter(outlet_type=kind)
    elif kind.startswith("class-"):
        outlets = outlets.filter(visit_class=kind.removeprefix("class-"))
    if holder:
        held = portfolio_for(viewer, on=on).filter(person__code=holder).order_by()
        outlets = outlets.filter(pk__in=held.values("outlet_id"))
    return list(outlets.order_by("code").values_list("code", flat=True))
