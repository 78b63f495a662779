"""Guessing which column is which field: by its name, and where two want the same, by its values."""

from collections.abc import Iterable, Sequence

from ronda.intake.rules.amounts import mark_of
from ronda.intake.rules.days import order_of
from ronda.intake.rules.fault import Fault
from ronda.intake.rules.fields import Field, Kind
from ronda.intake.rules.header import normalised
from ronda.intake.rules.mapping import Mapping
from ronda.intake.rules.reading import is_blank, reader_of

_SAMPLES = 50


def guess_mapping(kind: Kind, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapping:
    """Each column and each field at most once, the surest pair first, then in the order of the file."""
    pairs = sorted(
        (-certainty, place, order, field.name)
        for place, name in enumerate(names)
        for order, field in enumerate(kind.fields.values())
        if (certainty := _certainty(field, name, [row[place] for row in rows if place < len(row)])) > 0
    )
    columns: dict[str, tuple[str, ...]] = {}
    used: set[int] = set()
    for _, place, _, field_name in pairs:
        if field_name not in columns and place not in used:
            columns[field_name] = (names[place],)
            used.add(place)
    return Mapping(kind.name, {name: columns[name] for name in kind.fields if name in columns})


def _certainty(field: Field, name: str, values: Sequence[str]) -> int:
    """Of 1000 for the rank of the name, up to 500 for the values that read well; 0 is no candidate.

    Where nothing reads well the name alone counts little: any other pair comes first.
    """
    plain = normalised(name)
    if plain not in field.names:
        return 0
    by_name = 1000 - field.names.index(plain)
    filled = [value for value in values if not is_blank(value, field)][:_SAMPLES]
    if not filled:
        return by_name
    order, mark = order_of(filled), mark_of(filled)
    read = reader_of(
        field, order="" if order == "ambiguous" else order, mark="" if mark == "ambiguous" else mark
    )
    good = sum(not isinstance(read(value), Fault) for value in filled)
    return by_name + 500 * good // len(filled) if good else by_name // 10


def fitting_kinds(
    kinds: Iterable[Kind], names: Sequence[str], rows: Sequence[Sequence[str]], file_name: str
) -> list[str]:
    """The kinds that a file may be of, the likeliest first; those that feed nothing are left out.

    A kind whose needed fields all have a column comes before one that lacks some; then the one that the file
    is named after, then the one that uses most columns.
    """
    spoken = set(normalised(file_name.rpartition(".")[0] or file_name).split())
    ranked = []
    for place, kind in enumerate(kinds):
        fed = guess_mapping(kind, names, rows).columns
        missing = sum(field.required and field.name not in fed for field in kind.fields.values())
        named = set(normalised(kind.name.replace("-", " ")).split()) <= spoken
        if fed:
            ranked.append((missing > 0, not named, missing, -len(fed), place, kind.name))
    return [name for *_, name in sorted(ranked)]
