"""Outlets proposed for somebody's field visits, with the reasons in codes and figures."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from ronda.kernel.period import Month
from ronda.outlets.queries import listed_outlets
from ronda.outlets.rules import is_modern
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Visit
from ronda.visits.queries.field_rules import field_rules
from ronda.visits.queries.hooks import weak_results
from ronda.visits.queries.quotas import PersonPace, paces_in
from ronda.visits.rules.proposing import Candidate, Proposal, long_unseen, propose
from ronda.work.queries.outlet_signs import signs_of_work
from ronda.work.queries.rules_today import work_rules

ACTIVE = "active"
DIRECTING = frozenset({"director", "deputy"})
COLUMNS = (
    "pk",
    "code",
    "name",
    "city",
    "outlet_type",
    "grade",
    "centre_id",
    "holder",
    "holder_code",
    "licence_standing",
    "licence_expires",
)


@dataclass(frozen=True)
class ProposedOutlet:
    """An outlet with its account manager and why it is proposed; `last` saw it anybody of the back office."""

    outlet_id: int
    code: str
    name: str
    city: str
    holder: str
    holder_code: str
    last: date | None
    proposal: Proposal


@dataclass(frozen=True)
class Choosing:
    """What one may choose from, the best first; `own` are the posts with a quota that one chooses for."""

    month: Month
    own: Sequence[PersonPace]
    rows: Sequence[ProposedOutlet]

    @property
    def chosen(self) -> list[PlannedVisit]:
        return [row for each in self.own for row in each.chosen]

    @property
    def suggested(self) -> int:
        """How many of the first rows would fill what is still to be chosen."""
        return sum(each.pace.unplanned for each in self.own)


def choosing_for(viewer: Viewer, *, today: date) -> Choosing:
    """Of the viewer's own quota of the running month; nothing to choose for who has none."""
    month = Month.of(today)
    paces = paces_in(viewer, month, today=today, own=True)
    own = [each for each in paces.people if each.quota and each.stint.start <= today < each.stint.end]
    if not own:
        return Choosing(month, (), ())
    centres = {each.stint.centre_id for each in own}
    outlets = listed_outlets(viewer, on=today).filter(centre_id__in=centres, status=ACTIVE)
    found = {row["pk"]: row for row in outlets.order_by("code").values(*COLUMNS)}
    seen = {outlet for each in own for outlet in each.tally.outlets}
    planned = {row.outlet_id for each in own for row in each.chosen}
    last = _last_seen(viewer, centres)
    signs = _signs(viewer, found, last, today)
    rules = field_rules(today)
    directing = any(each.stint.post in DIRECTING for each in own)
    holder_of = {pk: row["holder_code"] or "" for pk, row in found.items()}
    open_ones = [pk for pk in found if pk not in seen | planned]
    proposals = propose(
        [Candidate(pk, found[pk]["code"], holder_of[pk], signs[pk]) for pk in open_ones],
        rules.proposal_weights_directing if directing else rules.proposal_weights,
        spread_cost=rules.proposal_spread_cost,
        seen_of=Counter(holder_of[pk] for pk in seen | planned if pk in holder_of),
    )
    return Choosing(month, own, [_row(found[each.outlet_id], each, last) for each in proposals])


def _row(said: Mapping[str, Any], proposal: Proposal, last: Mapping[int, date]) -> ProposedOutlet:
    return ProposedOutlet(
        outlet_id=proposal.outlet_id,
        code=said["code"],
        name=said["name"],
        city=said["city"],
        holder=said["holder"] or "",
        holder_code=said["holder_code"] or "",
        last=last.get(proposal.outlet_id),
        proposal=proposal,
    )


def _last_seen(viewer: Viewer, centres: Collection[int]) -> dict[int, date]:
    """By outlet, the last field visit of anybody."""
    rows = Visit.objects.filter(
        in_force(),
        company_id=viewer.company_id,
        outlet__centre_id__in=centres,
        kind=Visit.Kind.FIELD_VISIT,
    )
    return dict(
        rows.order_by().values("outlet_id").annotate(last=Max("day")).values_list("outlet_id", "last")
    )


def _signs(
    viewer: Viewer, outlets: Mapping[int, Mapping[str, Any]], last: Mapping[int, date], today: date
) -> defaultdict[int, dict[str, Mapping[str, Any]]]:
    """By outlet, everything that speaks for seeing it."""
    rules = field_rules(today)
    grade = work_rules(today).high_tier_grade
    found: defaultdict[int, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for pk, said in signs_of_work(viewer, outlets, today=today).items():
        found[pk].update(said)
    weak = _weak_by_holder(viewer, today, rules.proposal_weak_most)
    for pk, row in outlets.items():
        if row["holder_code"] in weak:
            found[pk]["weak"] = weak[row["holder_code"]]
        if is_modern(row["outlet_type"]):
            found[pk]["modern"] = {}
        if row["grade"] is not None and row["grade"] >= grade:
            found[pk]["high_tier"] = {"grade": row["grade"]}
        if (sign := _licence(row, today, rules.licence_alert_days)) is not None:
            found[pk]["licence"] = sign
        if (unseen := long_unseen(last.get(pk), today, rules.proposal_unseen_days)) is not None:
            found[pk]["unseen"] = unseen
    return found


def _weak_by_holder(viewer: Viewer, today: date, most: int) -> dict[str, dict[str, Any]]:
    """By the code of an account manager, the weakest results that the viewer may see."""
    return {
        code: {"indicators": [each.indicator for each in weak[:most]], "month": weak[0].month}
        for code, weak in weak_results(viewer, today).items()
        if weak and most
    }


def _licence(row: Mapping[str, Any], today: date, days: int) -> dict[str, Any] | None:
    """A licence that is not valid, or that ends within so many days."""
    standing, expires = row["licence_standing"], row["licence_expires"]
    if standing is None:
        return None
    if standing != "valid":
        return {"standing": standing}
    if expires is not None and (expires - today).days <= days:
        return {"days": (expires - today).days}
    return None
