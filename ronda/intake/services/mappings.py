"""Finding, guessing and keeping mappings."""

from dataclasses import dataclass, replace
from datetime import datetime

from ronda.intake.models import SavedMapping
from ronda.intake.queries import saved_mappings_for
from ronda.intake.rules.fields import Kind
from ronda.intake.rules.guess import guess_mapping
from ronda.intake.rules.header import column_names, header_place, normalised
from ronda.intake.rules.mapping import Mapping, chosen_columns
from ronda.intake.rules.source import Preview
from ronda.intake.services.options import ImportOptions
from ronda.intake.services.words import built_in_mappings
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Choice:
    """One sheet with its header row, and which column feeds which field."""

    sheet: str
    header_row: int
    names: list[str]
    mapping: Mapping
    columns: dict[str, int]
    other_sheets: tuple[str, ...] = ()

    @property
    def labels(self) -> dict[str, str]:
        return {name: self.names[place] for name, place in self.columns.items()}

    @property
    def unused(self) -> tuple[str, ...]:
        used = set(self.columns.values())
        return tuple(name for place, name in enumerate(self.names) if place not in used)


def mapping_named(viewer: Viewer, name: str, kind: str) -> Mapping:
    """The company's own mapping of that name, else the built-in one."""
    known = {**built_in_mappings(), **saved_mappings_for(viewer)}
    if name not in known:
        fitting = sorted(each for each, mapping in known.items() if mapping.kind == kind)
        raise RefusedError(
            Problem(f"mapping {name}", "is not known", f"name one of: {', '.join(fitting) or 'none yet'}")
        )
    if known[name].kind != kind:
        raise RefusedError(
            Problem(f"mapping {name}", f"is for {known[name].kind}, not for {kind}", "name another")
        )
    return known[name]


def save_mapping(*, by: Viewer, at: datetime, name: str, mapping: Mapping) -> None:
    """Keep a mapping under a name of the company's own."""
    if not by.can_manage:
        raise NotAllowedError("saving mappings")
    if name in built_in_mappings():
        raise RefusedError(Problem(f"mapping {name}", "is built in", "choose another name"))
    SavedMapping.objects.update_or_create(
        company_id=by.company_id,
        name=name,
        defaults={"kind": mapping.kind, "content": replace(mapping, name="").as_json(), "saved_at": at},
    )


def choose(previews: list[Preview], kind: Kind, named: Mapping | None, options: ImportOptions) -> Choice:
    """The sheet that feeds most fields; refused while a needed field has no column."""
    wanted = options.sheet or (named.sheet if named else "")
    sheets = [preview for preview in previews if not wanted or preview.sheet == wanted]
    if not sheets:
        names = ", ".join(preview.sheet for preview in previews)
        raise RefusedError(Problem(f"sheet {wanted}", "is not in the file", f"name one of: {names}"))
    choices = [_choice(preview, kind, named, options) for preview in sheets]
    best = max(choices, key=lambda choice: len(choice.columns))
    _refuse_incomplete(best, kind, options)
    others = tuple(preview.sheet for preview in previews if preview.sheet != best.sheet)
    return replace(best, other_sheets=others)


def _choice(preview: Preview, kind: Kind, named: Mapping | None, options: ImportOptions) -> Choice:
    rows = [list(cells) for _, cells in preview.rows]
    if not rows:
        return Choice(preview.sheet, 0, [], named or Mapping(kind.name, {}), {})
    known = kind.known_names
    if named:
        known |= {normalised(name) for names in named.columns.values() for name in names}
    known |= {normalised(name) for name in options.columns.values()}
    place = 0 if preview.has_header else header_place(rows, known)
    names = column_names(rows[place])
    mapping = named or guess_mapping(kind, names, rows[place + 1 :])
    mapping = replace(
        mapping.with_columns(options.columns),
        dates=options.dates or mapping.dates,
        decimal=options.decimal or mapping.decimal,
        sheet=options.sheet or mapping.sheet,
    )
    return Choice(preview.sheet, preview.rows[place][0], names, mapping, chosen_columns(mapping, names))


def _refuse_incomplete(choice: Choice, kind: Kind, options: ImportOptions) -> None:
    there = ", ".join(choice.names[:40]) or "none"
    problems = [
        Problem(f"field {name}", "is no field of " + kind.name, "name one of: " + ", ".join(kind.fields))
        for name in (*options.columns, *choice.mapping.columns)
        if name not in kind.fields
    ]
    problems += [
        Problem(f"column {column}", "is not in the file", f"its columns are: {there}")
        for name, column in options.columns.items()
        if name not in choice.columns and name in kind.fields
    ]
    problems += [
        Problem(
            f"field {name}",
            f"has no column; the file has: {there}",
            f"name it with --map {name}=COLUMN",
        )
        for name, field in kind.fields.items()
        if field.required and name not in choice.columns and name not in choice.mapping.constants
        if name not in options.columns
    ]
    if problems:
        raise RefusedError(*dict.fromkeys(problems))
