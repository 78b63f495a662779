"""Taking one file in: read, map, check, then everything at once or nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pyarrow.compute as pc
from django.db import transaction

from ronda.intake.rules.columns import MOST_PROBLEMS
from ronda.intake.rules.report import Counts, ImportReport, Outcome
from ronda.intake.services.batches import keep_batch
from ronda.intake.services.draft import Draft
from ronda.intake.services.mappings import Choice, save_mapping
from ronda.intake.services.options import ImportOptions, Progress, tell_nobody
from ronda.intake.services.plan_company import plan_centres, plan_roles
from ronda.intake.services.plan_months import plan_listing_targets, plan_system_use
from ronda.intake.services.plan_outlets import plan_licences, plan_outlets, plan_portfolios, plan_products
from ronda.intake.services.plan_people import plan_appointments, plan_calendar, plan_leave, plan_people
from ronda.intake.services.plan_records import plan_records
from ronda.intake.services.plan_sales import only_known_outlets, plan_sales
from ronda.intake.services.planning import Plan
from ronda.intake.services.reading import Contents, read_file
from ronda.intake.services.recorded import RECORDS
from ronda.intake.services.words import kinds
from ronda.kernel.digest import digest_file
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.policy.nearest import nearest

PLANS: dict[str, Callable[[Draft], Plan]] = {
    "centres": plan_centres,
    "people": plan_people,
    "appointments": plan_appointments,
    "roles": plan_roles,
    "leave": plan_leave,
    "calendar": plan_calendar,
    "outlets": plan_outlets,
    "licences": plan_licences,
    "products": plan_products,
    "portfolios": plan_portfolios,
    "sales": plan_sales,
    "listing-targets": plan_listing_targets,
    "system-use": plan_system_use,
    **{name: partial(plan_records, name=name) for name in RECORDS},
}


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
        raise RefusedError(_unknown_kind(kind))
    tell, source = progress or tell_nobody, options.source or file.name
    contents = read_file(by, kinds()[kind], file, options, tell)
    tell("checking", 0, contents.rows)
    draft = Draft(by, at, contents.read.good(), contents.choice.labels, options, source)
    if kind == "sales" and options.known_outlets:
        known = draft.values.filter(only_known_outlets(draft))
        contents = replace(contents, rows=contents.rows - draft.values.num_rows + known.num_rows)
        draft = replace(draft, values=known)
    plan = PLANS[kind](draft)
    report = _report(contents, plan, kind, source)
    if report.error_count and not options.skip_bad:
        return report
    return _write(draft, plan, report, contents.choice, file, tell)


def _unknown_kind(kind: str) -> Problem:
    remedy = f"is it '{nearest(kind.casefold(), PLANS)}'? Name one of: {', '.join(PLANS)}"
    return Problem(f"kind '{kind}'", "is not known", remedy)


def _report(contents: Contents, plan: Plan, kind: str, source: str) -> ImportReport:
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
        source=source,
        sheet=choice.sheet,
        other_sheets=choice.other_sheets,
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
