"""What is to be seen in a person's month: the portfolio, what was chosen or added, where one goes along."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ronda.outlets.queries import outlets_for
from ronda.outlets.queries.month_books import month_books
from ronda.people.queries import in_force
from ronda.visits.models import PlannedVisit, Visit, VisitDays
from ronda.visits.queries.hooks import disproved_now
from ronda.visits.queries.plan_item import VISIT, Around, Item, Key
from ronda.visits.rules.month.due import visits_due
from ronda.work.queries.outlet_signs import signs_of_work

# Signs of work that are a reason to go, the weightiest first, and what they are called as a reason.
REASONS = (("priority", "priority"), ("late_request", "request"), ("anomaly", "alert"))


def items_of(around: Around) -> list[Item]:
    """By code."""
    done = _done(around)
    items = {(item.outlet.pk, VISIT): item for item in _portfolio(around)}
    for key, item in items.items():
        item.done |= {day for day, _ in done[key]}
    for row in around.rows:
        _count_in(around, items, row)
    _with_signs(around, items, done)
    gathered = [*items.values(), *_going_along(around)]
    _with_weekdays(gathered)
    return sorted(gathered, key=lambda item: item.code)


def _portfolio(around: Around) -> list[Item]:
    """Active outlets by the frequency of their class, for the days on which they are in hand."""
    spells = [
        {
            "spell_id": each.spell_id,
            "person_id": each.person_id,
            "unit_id": each.centre_id,
            "start": each.start,
            "end": each.end,
        }
        for each in around.stints
        if each.post in around.rules.holding
    ]
    in_hand: defaultdict[int, set[date]] = defaultdict(set)
    for book in month_books(around.viewer, around.month, spells) if spells else ():
        in_hand[book.outlet_id] |= {day for day in around.working if book.start <= day < book.end}
    outlets = outlets_for(around.viewer).filter(pk__in=list(in_hand), status="active").order_by("code")
    found = []
    for outlet in outlets:
        days = in_hand[outlet.pk]
        if max(days, default=around.month.start) < around.starts:
            continue
        often = around.rules.visits.frequency.get(outlet.visit_class, 0)
        visits = visits_due(often, len(days), len(around.working))
        minutes = around.rules.minutes(VISIT, outlet.visit_class)
        if visits:
            found.append(Item(outlet.code, outlet, VISIT, visits, minutes, open_days=frozenset(days)))
    return found


def _count_in(around: Around, items: dict[Key, Item], row: PlannedVisit) -> None:
    """A visit of the plan in force: settled, or open and held against what is planned anew."""
    key = (row.outlet_id, row.kind)
    added = bool(row.told.get("added"))
    item = items.get(key)
    if row.state == PlannedVisit.State.UNDER_WAY and item is not None:
        item.done.add(row.day or around.starts)
    if row.state in {PlannedVisit.State.UNDER_WAY, PlannedVisit.State.DONE}:
        if item is not None and added:
            item.visits += 1
        return
    if row.state == PlannedVisit.State.CANCELLED and row.told.get("given_up") and item is not None:
        item.visits = max(item.visits - 1, len(item.done))
    over = row.day is not None and row.day < around.starts
    if row.state == PlannedVisit.State.MISSED or (row.state == PlannedVisit.State.PLANNED and over):
        if item is not None and row.day is not None:
            item.missed.append(row.day)
        return
    if row.state != PlannedVisit.State.PLANNED:
        return
    chosen = row.reason == PlannedVisit.Reason.QUOTA
    if item is None:
        if not (chosen or added or row.together_with_id):
            return
        item = items[key] = _beside_portfolio(around, row)
    elif item.open_days is None or added:
        item.visits += 1
    item.earlier[row.pk] = row.day
    if row.day is not None and (row.locked or added or row.together_with_id):
        item.locked.add(row.day)
    if row.day is not None and row.together_with_id:
        item.joint.add(row.day)


def _beside_portfolio(around: Around, row: PlannedVisit) -> Item:
    code = row.outlet.code if row.kind == VISIT else f"{row.outlet.code} {row.kind}"
    minutes = around.rules.minutes(row.kind, row.outlet.visit_class)
    return Item(
        code,
        row.outlet,
        row.kind,
        1,
        minutes,
        reason=row.reason,
        priority_id=row.priority_id,
        told={name: value for name, value in row.told.items() if name == "reasons"},
    )


def _going_along(around: Around) -> Iterable[Item]:
    for row in around.along:
        if row.state != PlannedVisit.State.PLANNED or row.day is None or row.day < around.starts:
            continue
        code = f"{row.outlet.code} {row.kind} {row.plan.person.code} {row.day}"
        yield Item(code, row.outlet, row.kind, 1, row.minutes, locked={row.day}, along=row)


def _with_signs(
    around: Around, items: Mapping[Key, Item], done: Mapping[Key, Sequence[tuple[date, int | None]]]
) -> None:
    """Why an outlet is seen; one of a phase priority is seen once more if nobody went for it this month."""
    mine = {outlet_id: item for (outlet_id, kind), item in items.items() if kind == VISIT}
    signs = signs_of_work(around.viewer, mine, today=around.starts) if mine else {}
    for outlet_id, said in signs.items():
        item = mine[outlet_id]
        for sign, reason in REASONS:
            if sign in said:
                item.reason = reason
                item.told = {"reasons": [{"code": sign, "said": dict(said[sign])}]}
                break
        if item.reason == "priority" and item.open_days is not None:
            item.priority_id = said["priority"]["number"]
            gone = any(priority == item.priority_id for _, priority in done[outlet_id, VISIT])
            if not gone and item.visits <= len(item.done):
                item.visits = len(item.done) + 1


def _with_weekdays(items: Sequence[Item]) -> None:
    rows = VisitDays.objects.filter(outlet_id__in={item.outlet.pk for item in items})
    weekdays = dict(rows.values_list("outlet_id", "weekdays"))
    for item in items:
        item.weekdays = weekdays.get(item.outlet.pk, item.weekdays)


def _done(around: Around) -> defaultdict[Key, list[tuple[date, int | None]]]:
    """Valid visits of the month by outlet and kind: the day, and the priority that each was for."""
    rows = Visit.objects.filter(
        in_force(),
        ~disproved_now(around.viewer),
        company_id=around.viewer.company_id,
        person_id=around.person_id,
        day__gte=around.month.start,
        day__lt=around.month.end,
    )
    found: defaultdict[Key, list[tuple[date, int | None]]] = defaultdict(list)
    for outlet_id, kind, day, priority in rows.values_list("outlet_id", "kind", "day", "priority_id"):
        found[outlet_id, kind].append((day, priority))
    return found
