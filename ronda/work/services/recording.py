"""How records of two clocks are written: added in bulk, never edited, taken out with a reason.

A model written this way has `company`, `source_key`, `first`, `known_at`, `withdrawn_at`,
`withdrawn_reason` and a `number`; its other columns are what the record says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import in_force
from ronda.people.services.checking import invalid_fields, refuse_if_any

REPLACED = "replaced by a later record"
CLOCKS = frozenset({"id", "company_id", "first_id", "known_at", "withdrawn_at", "withdrawn_reason"})
LONGEST_REASON = 300
BATCH = 1000


@transaction.atomic
def add_records(
    drafts: Sequence[Any], *, at: datetime, refuse: Callable[[Sequence[Any]], None]
) -> list[Change]:
    """Store the drafts, all of one model and company; `refuse` raises for records that are not yours.

    A draft whose source key is in force replaces that record, or is left out when it says the same.
    """
    if not drafts:
        return []
    refuse(drafts)
    _refuse_twins(drafts)
    known = _known_by_key(drafts)
    # A key may belong to a record of somebody else.
    refuse(list(known.values()))
    pairs = [(known.get(draft.source_key), draft) for draft in drafts]
    return _store([(old, draft) for old, draft in pairs if old is None or said(old) != said(draft)], at)


@transaction.atomic
def replace_record(record: Any, *, at: datetime, **values: Any) -> list[Change]:
    """Correct some values of a record in force; the correction keeps its number."""
    return replace_records([record], at=at, **values)


@transaction.atomic
def replace_records(records: Sequence[Any], *, at: datetime, **values: Any) -> list[Change]:
    """The same values for many records of one model, in as many statements as for one."""
    pairs = []
    for record in records:
        draft = copy(record)
        draft.pk = None
        draft._state.adding = True
        for name, value in values.items():
            setattr(draft, name, value)
        refuse_if_any(invalid_fields(draft, _named(record)))
        if said(record) != said(draft):
            pairs.append((record, draft))
    return _store(pairs, at)


@transaction.atomic
def withdraw_records(records: Sequence[Any], *, at: datetime, reason: str) -> list[Change]:
    """Take the records out of force; what was believed before `at` stays believed of that time."""
    if not reason.strip():
        raise RefusedError(Problem("withdrawal", "has no reason", "say why the records are taken out"))
    if len(reason) > LONGEST_REASON:
        remedy = f"say it in {LONGEST_REASON} characters"
        raise RefusedError(Problem("withdrawal", f"has a reason of {len(reason)} characters", remedy))
    _withdraw(records, at, reason)
    return [Change(_kind(record), str(record.number), said(record), None) for record in records]


def said(record: Model) -> dict[str, Any]:
    """What the record says, as plain JSON."""
    columns = [field.attname for field in record._meta.concrete_fields]
    return {name: _plain(getattr(record, name)) for name in columns if name not in CLOCKS}


def _store(pairs: Sequence[tuple[Any, Any]], at: datetime) -> list[Change]:
    replaced = [old for old, _ in pairs if old is not None]
    _withdraw(replaced, at, REPLACED)
    for old, draft in pairs:
        draft.first_id = old.number if old is not None else None
        draft.known_at, draft.withdrawn_at, draft.withdrawn_reason = at, None, ""
    drafts = [draft for _, draft in pairs]
    if drafts:
        type(drafts[0])._default_manager.bulk_create(drafts, batch_size=BATCH)
    return [
        Change(_kind(draft), str(draft.number), said(old) if old is not None else None, said(draft))
        for old, draft in pairs
    ]


def _withdraw(records: Sequence[Any], at: datetime, reason: str) -> None:
    """Refuse to withdraw before a record was known: time would run backwards."""
    what, remedy = "is known only since {:%Y-%m-%d %H:%M}, after this change", "make the change later"
    early = [each for each in records if each.known_at > at]
    refuse_if_any([Problem(_named(each), what.format(each.known_at), remedy) for each in early])
    for batch in _batches([record.pk for record in records]):
        model = type(records[0])
        model._default_manager.filter(pk__in=batch).update(withdrawn_at=at, withdrawn_reason=reason)


def _known_by_key(drafts: Sequence[Any]) -> Mapping[str, Any]:
    model, company_id = type(drafts[0]), drafts[0].company_id
    rows = model._default_manager.filter(in_force(), company_id=company_id)
    keys = [draft.source_key for draft in drafts if draft.source_key]
    found = [row for batch in _batches(keys) for row in rows.filter(source_key__in=batch)]
    return {row.source_key: row for row in found}


def _refuse_twins(drafts: Sequence[Any]) -> None:
    times = Counter(draft.source_key for draft in drafts if draft.source_key)
    twins = [key for key, count in times.items() if count > 1]
    refuse_if_any([Problem(f"key {key}", "stands in several rows", "keep one of them") for key in twins])


def _batches(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def _kind(record: Model) -> str:
    return f"{record._meta.app_label}.{record._meta.model_name}"


def _named(record: Any) -> str:
    return f"{record._meta.verbose_name} {record.number}"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        # The same moment is the same, whatever the offset that it was written with.
        value = value.astimezone(UTC)
    return value.isoformat() if isinstance(value, date) else value
