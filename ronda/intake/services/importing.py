"""Taking one file in: read, map, check, then everything at once or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from django.db import transaction

from ronda.intake.rules.columns import MOST_PROBLEMS, ReadTable, read_columns
from ronda.intake.rules.fields import Kind
from ronda.intake.rules.header import normalised
from ronda.intake.rules.limits import limits_of
from ronda.intake.rules.report import Counts, ImportReport, Outcome
from ronda.intake.rules.source import SourceTable, UnreadableError
from ronda.intake.services.batches import keep_batch
from ronda.intake.services.draft import Draft
from ronda.intake.services.mappings import Choice, choose, mapping_named, save_mapping
from ronda.intake.services.opening import open_source
from ronda.intake.services.options import ImportOptions, Progress, tell_nobody
from ronda.intake.services.plan_outlets import plan_licences, plan_outlets, plan_portfolios, plan_products
from ronda.intake.services.plan_people import plan_appointments, plan_calendar, plan_leave, plan_people
from ronda.intake.services.plan_sales import only_known_outlets, plan_sales
from ronda.intake.services.planning import Plan
from ronda.intake.services.words import kinds
from ronda.kernel.digest import digest_file
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer

PLANS: dict[str, Callable[[Draft], Plan]] = {
    "people": plan_people,
    "appointments": plan_appointments,
    "leave": plan_leave,
    "calendar": plan_calendar,
    "outlets": plan_outlets,
    "licences": plan_licences,
    "products": plan_products,
    "portfolios": plan_portfolios,
    "sales": plan_sales,
}


@dataclass(frozen=True)
class _Contents:
    """What was read of the file: the choice of columns, the values, and problems of whole rows."""

    choice: Choice
    read: ReadTable
    row_problems: tuple[Problem, ...]
    rows: int


def import_file(
    *,
    by: Viewer,
    at: datetime,
    kind: str,
    file: Path,
    options: ImportOptions = ImportOptions(),  # noqa: B008
    progress: Progress | None = None,
) -> ImportReport:
    """Everything of the file is written, or nothing; the report tells what was found either way.

    Raises RefusedError when the file cannot be read as this kind at all. Cells that cannot be read are
    errors in the report; they keep the file out unless `options.skip_bad`.
    """
    if not by.can_manage:
        raise NotAllowedError("importing files")
    if kind not in PLANS:
        raise RefusedError(Problem(f"kind {kind}", "cannot be imported", f"name one of: {', '.join(PLANS)}"))
    tell = progress or tell_nobody
    contents = _read(by, kinds()[kind], file, options, tell)
    tell("checking", 0, contents.rows)
    draft = Draft(by, at, contents.read.good(), contents.choice.labels, options, file.name)
    if kind == "sales" and options.known_outlets:
        draft = replace(draft, values=draft.values.filter(only_known_outlets(draft)))
    plan = PLANS[kind](draft)
    report = _report(contents, plan, kind, file)
    if report.error_count and not options.skip_bad:
        return report
    return _write(draft, plan, report, contents.choice, file, tell)


def _read(by: Viewer, kind: Kind, file: Path, options: ImportOptions, tell: Progress) -> _Contents:
    named = mapping_named(by, options.mapping, kind.name) if options.mapping else None
    tell("reading", 0, None)
    try:
        with open_source(
            file,
            options.limits or limits_of(kind.name),
            encoding=named.encoding if named else "",
            delimiter=named.delimiter if named else "",
        ) as source:
            choice = choose(list(source.previews()), kind, named, options)
            filters = _filters(choice, options)
            table = source.read(choice.sheet, choice.header_row, {**choice.columns, **filters}, tell)
    except UnreadableError as error:
        raise RefusedError(Problem(file.name, str(error))) from None
    table = _only(table, filters, options)
    if not table.count and not table.problems:
        what = "no row has the values of --only" if filters else "there is no row below the header"
        raise RefusedError(Problem(file.name, what, "look at the file"))
    read = read_columns(table, kind, choice.mapping, choice.labels)
    if read.doubts:
        raise RefusedError(*read.doubts)
    return _Contents(choice, read, table.problems, table.count + len(table.problems))


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


def _report(contents: _Contents, plan: Plan, kind: str, file: Path) -> ImportReport:
    choice, read = contents.choice, contents.read
    errors = sorted(
        [(_row_of(problem), problem) for problem in (*read.problems, *contents.row_problems)] + plan.problems,
        key=lambda pair: pair[0],
    )
    left_out = (
        (pc.sum(read.bad).as_py() or 0) + len(contents.row_problems) + len({row for row, _ in plan.problems})
    )
    return ImportReport(
        kind=kind,
        source=file.name,
        sheet=choice.sheet,
        mapping=choice.mapping.name,
        columns=choice.labels,
        unused=choice.unused,
        rows=contents.rows,
        outcome="refused",
        counts=Counts(0, 0, 0),
        left_out=left_out,
        errors=tuple(problem for _, problem in errors[:MOST_PROBLEMS]),
        error_count=read.faulty_cells + len(contents.row_problems) + len(plan.problems),
        oddities=tuple(plan.oddities),
    )


def _row_of(problem: Problem) -> int:
    return int(problem.where.removeprefix("row ").partition(",")[0])


def _write(
    draft: Draft, plan: Plan, report: ImportReport, choice: Choice, file: Path, tell: Progress
) -> ImportReport:
    tell("writing", 0, plan.records)
    trying = draft.options.dry_run
    if trying and plan.foresee:
        return replace(report, outcome="tried", counts=plan.foresee())
    digest = digest_file(file)
    with transaction.atomic():
        changes = plan.write()
        counts = plan.count(changes, plan.records)
        outcome: Outcome = "tried" if trying else "written" if changes else "same"
        report = replace(report, outcome=outcome, counts=counts)
        if trying:
            transaction.set_rollback(True)
            return report
        if draft.options.save_mapping:
            save_mapping(by=draft.by, at=draft.at, name=draft.options.save_mapping, mapping=choice.mapping)
        if changes:
            number = keep_batch(draft, report, choice.mapping, changes, digest)
            report = replace(report, number=number)
    tell("writing", plan.records, plan.records)
    return report
