"""What was changed of an outlet, a licence or a product: who, when, what before and after, why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from ronda.outlets.models import Licence, LicenceEvent, Outlet, PortfolioEntry, Product
from ronda.people.rules import Viewer

# Of the columns of a history these say whose record it is, not what it says.
_BORDERS = frozenset({"id", "company", "outlet"})


@dataclass(frozen=True)
class Edit:
    """`kind` names what was changed, `name` which one; values by column, only those that changed."""

    kind: str
    name: str
    at: datetime
    who: str
    why: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    act: str = "changed"


def edits_of_outlet(
    outlet: Outlet, entries: Sequence[PortfolioEntry], events: Sequence[LicenceEvent]
) -> list[Edit]:
    """The latest first; `entries` and `events` are all of the outlet's, withdrawn ones too."""
    licences = list(Licence.history.filter(outlet_id=outlet.pk).select_related("history_user__person"))
    edits = _edits("outlet", Outlet.history.filter(id=outlet.pk).select_related("history_user__person"))
    for number in sorted({each.id for each in licences}):
        edits += _edits("licence", [each for each in licences if each.id == number])
    edits += edits_of_events(events)
    edits += edits_of_holdings(entries)
    return sorted(edits, key=lambda each: each.at, reverse=True)


def edits_of_product(viewer: Viewer, product: Product) -> list[Edit]:
    history = Product.history.filter(id=product.pk, company_id=viewer.company_id)
    return list(reversed(_edits("product", history.select_related("history_user__person"))))


def _edits(kind: str, history: Iterable[Any]) -> list[Edit]:
    """The earliest first; what was written anew with nothing changed is no edit."""
    rows = sorted(history, key=lambda each: (each.history_date, each.history_id))
    edits = [edit_between(kind, None, rows[0])] if rows else []
    edits += [edit_between(kind, old, new) for old, new in pairwise(rows)]
    return [edit for edit in edits if edit.before or edit.after or edit.act != "changed"]


def edit_between(kind: str, old: Any, new: Any) -> Edit:
    """From one row of a history to the next; without an old one it was added."""
    gone = new.history_type == "-"
    before = {} if old is None or old.history_type == "-" else _values(old)
    after = {} if gone else _values(new)
    changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    act = "removed" if gone else "changed" if before else "added"
    return Edit(
        kind,
        str(getattr(new, "number", "") or getattr(new, "code", "")),
        new.history_date,
        _account_name(new.history_user),
        new.history_change_reason or "",
        {name: before[name] for name in changed if name in before and act == "changed"},
        {name: after[name] for name in changed} if act == "changed" else {},
        act,
    )


def _values(row: Any) -> dict[str, Any]:
    return {
        field.attname: getattr(row, field.attname)
        for field in type(row).tracked_fields
        if field.name not in _BORDERS
    }


def _account_name(user: Any) -> str:
    if user is None:
        return ""
    person = getattr(user, "person", None)
    return str(person.name) if person is not None else str(user.get_username())


def edits_of_events(events: Iterable[LicenceEvent]) -> list[Edit]:
    edits = []
    for each in events:
        said = {"kind": each.kind, "happened_on": each.happened_on, "note": each.note}
        who, why = _name(each.known_by), each.known_why
        edits.append(Edit("event", each.licence.number, each.known_at, who, why, {}, said, "added"))
        if each.withdrawn_at is not None:
            who, why = _name(each.withdrawn_by), each.withdrawn_why
            edits.append(Edit("event", each.licence.number, each.withdrawn_at, who, why, said, {}, "removed"))
    return edits


def edits_of_holdings(entries: Iterable[PortfolioEntry]) -> list[Edit]:
    """At each moment when something became known: who held it as believed before, and after."""
    rows = sorted(entries, key=lambda each: (each.start, each.pk))
    moments = sorted(
        {each.known_at for each in rows} | {each.withdrawn_at for each in rows if each.withdrawn_at}
    )
    edits = []
    for moment in moments:
        before = [
            e for e in rows if e.known_at < moment and (e.withdrawn_at is None or e.withdrawn_at >= moment)
        ]
        after = [
            e for e in rows if e.known_at <= moment and (e.withdrawn_at is None or e.withdrawn_at > moment)
        ]
        said = [(e.known_by, e.known_why) for e in rows if e.known_at == moment]
        said += [(e.withdrawn_by, e.withdrawn_why) for e in rows if e.withdrawn_at == moment]
        who, why = said[0]
        values = {"holders": _spans(before)}, {"holders": _spans(after)}
        edits.append(Edit("portfolio", "", moment, _name(who), why, *values))
    return edits


def _spans(entries: Sequence[PortfolioEntry]) -> list[tuple[str, Any, Any]]:
    return [(each.person.name, each.start, each.end) for each in entries]


def _name(person: Any) -> str:
    return "" if person is None else str(person.name)
