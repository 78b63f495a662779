"""One file to values: its columns chosen, its rows restricted, its cells read."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ronda.intake.rules.columns import ReadTable, read_columns
from ronda.intake.rules.fields import Kind
from ronda.intake.rules.header import normalised
from ronda.intake.rules.limits import limits_of
from ronda.intake.rules.source import SourceTable, UnreadableError
from ronda.intake.services.mappings import Choice, choose, mapping_named
from ronda.intake.services.opening import open_source
from ronda.intake.services.options import ImportOptions, Progress
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Contents:
    """What was read of the file: the choice of columns, the values, and problems of whole rows."""

    choice: Choice
    read: ReadTable
    row_problems: tuple[Problem, ...]
    rows: int


def read_file(by: Viewer, kind: Kind, file: Path, options: ImportOptions, tell: Progress) -> Contents:
    named = options.whole
    if named is None and options.mapping:
        named = mapping_named(by, options.mapping, kind.name)
    source_name = options.source or file.name
    tell("reading", 0, None)
    try:
        with open_source(
            file,
            options.limits or limits_of(kind.name),
            encoding=options.encoding or (named.encoding if named else ""),
            delimiter=options.delimiter or (named.delimiter if named else ""),
        ) as source:
            choice = choose(list(source.previews()), kind, named, options)
            filters = _filters(choice, options)
            table = source.read(choice.sheet, choice.header_row, {**choice.columns, **filters}, tell)
    except UnreadableError as error:
        raise RefusedError(Problem(source_name, str(error))) from None
    table = _only(table, filters, options)
    if not table.count and not table.problems:
        what = "no row has the values of --only" if filters else "there is no row below the header"
        raise RefusedError(Problem(source_name, what, "look at the file"))
    read = read_columns(table, kind, choice.mapping, choice.labels)
    if read.doubts:
        raise RefusedError(*read.doubts)
    return Contents(choice, read, table.problems, table.count + len(table.problems))


def _filters(choice: Choice, options: ImportOptions) -> dict[str, int]:
    """The columns of `only`, under names that no field has."""
    places = {normalised(name): place for place, name in reversed(list(enumerate(choice.names)))}
    filters = {}
    for column, _ in options.only:
        place = places.get(normalised(column), choice.columns.get(column))
        if place is None:
            raise RefusedError(
                Problem(
                    f"column {column}",
                    f"is not in the file; it has: {', '.join(choice.names)}",
                    "name another, or take the lines of outlets on record with --known-outlets",
                )
            )
        filters[f"only {column}"] = place
    return filters


def _only(table: SourceTable, filters: dict[str, int], options: ImportOptions) -> SourceTable:
    """Rows that have, for each column asked for, one of its values; case and accents do not count."""
    if not table.count:
        return table
    for name in filters:
        wanted = {normalised(value) for column, value in options.only if f"only {column}" == name}
        texts = pc.dictionary_encode(table.cells[name]).combine_chunks()
        fitting = [normalised(text) in wanted for text in texts.dictionary.to_pylist()]
        table = table.only(pa.array(fitting, pa.bool_()).take(texts.indices))
    return table
