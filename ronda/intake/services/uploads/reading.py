"""How an upload will be read, told field by field: which column, with what in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ronda.intake.models import Upload
from ronda.intake.rules.fields import Field
from ronda.intake.rules.guess import fitting_kinds, guess_mapping
from ronda.intake.rules.header import normalised
from ronda.intake.rules.mapping import Mapping, chosen_columns
from ronda.intake.rules.seen import SeenSheet, seen_from
from ronda.intake.services.mappings import mapping_named
from ronda.intake.services.uploads.saying import Said
from ronda.intake.services.words import kinds
from ronda.people.rules import Viewer

_SAMPLES = 3


@dataclass(frozen=True)
class FieldChoice:
    """A field of the kind, the column that feeds it ('' for none), the constant instead, first values."""

    field: Field
    column: str
    constant: str
    samples: tuple[str, ...]

    @property
    def is_missing(self) -> bool:
        return self.field.required and not self.column and not self.constant


@dataclass(frozen=True)
class Reading:
    """`rows` are numbered as in the file; `likely` are the kinds that the file may be of."""

    kind: str
    likely: tuple[str, ...]
    sheet: str
    sheets: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    fields: tuple[FieldChoice, ...]
    encoding: str
    delimiter: str

    @property
    def unused(self) -> tuple[str, ...]:
        used = {choice.column for choice in self.fields}
        return tuple(name for name in self.names if name not in used)

    @property
    def missing(self) -> tuple[FieldChoice, ...]:
        return tuple(choice for choice in self.fields if choice.is_missing)


def reading_of(by: Viewer, upload: Upload) -> Reading:
    """What was said about the upload, and Ronda's guess for the rest."""
    said, sheets = Said.of(upload), seen_from(upload.seen)
    named = mapping_named(by, said.mapping, upload.kind) if said.mapping else None
    kind = kinds().get(upload.kind)
    known = kind.known_names if kind else frozenset(w for each in kinds().values() for w in each.known_names)
    if named:
        known |= {normalised(name) for names in named.columns.values() for name in names}
    wanted = said.sheet or (named.sheet if named else "")
    sheet = max(
        (each for each in sheets if each.name == wanted or not wanted),
        key=lambda each: _fed(each, known, upload.kind, named),
        default=sheets[0],
    )
    names, rows = sheet.under_header(known)
    cells = [row for _, row in rows]
    return Reading(
        kind=upload.kind,
        likely=tuple(fitting_kinds(kinds().values(), names, cells, upload.name)),
        sheet=sheet.name,
        sheets=tuple(each.name for each in sheets),
        names=tuple(names),
        rows=rows,
        fields=_fields(upload.kind, named, said, names, cells),
        encoding=said.encoding or upload.seen.get("encoding", ""),
        delimiter=said.delimiter or upload.seen.get("delimiter", ""),
    )


def _fed(sheet: SeenSheet, known: frozenset[str], kind: str, named: Mapping | None) -> int:
    names, rows = sheet.under_header(known)
    return len(_chosen(kind, named, names, [row for _, row in rows]))


def _chosen(
    kind: str, named: Mapping | None, names: list[str], rows: Sequence[Sequence[str]]
) -> dict[str, int]:
    if kind not in kinds():
        return {}
    return chosen_columns(named or guess_mapping(kinds()[kind], names, rows), names)


def _fields(
    kind: str, named: Mapping | None, said: Said, names: list[str], rows: Sequence[Sequence[str]]
) -> tuple[FieldChoice, ...]:
    if kind not in kinds():
        return ()
    chosen = {name: names[place] for name, place in _chosen(kind, named, names, rows).items()}
    if said.columns is not None:
        chosen = {name: column for name, column in said.columns.items() if column in names}
    constants = named.constants if named else {}
    return tuple(
        FieldChoice(
            field, chosen.get(name, ""), constants.get(name, ""), _samples(chosen.get(name, ""), names, rows)
        )
        for name, field in kinds()[kind].fields.items()
    )


def _samples(column: str, names: list[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if not column:
        return ()
    place = names.index(column)
    filled = (row[place] for row in rows if place < len(row) and row[place].strip())
    return tuple(list(dict.fromkeys(filled))[:_SAMPLES])
