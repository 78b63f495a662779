"""Opening a closing and adding results to it: files first, whole and read-only, then the database."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from ronda.facts.models import Closing
from ronda.facts.queries.closings import folder_of
from ronda.facts.rules.manifest import FileMark, Manifest, read_manifest
from ronda.facts.services.code import code_digest
from ronda.facts.services.folders import (
    MANIFEST,
    READ_ONLY,
    copy_policy,
    draft_in,
    in_home,
    month_folder,
    one_at_a_time,
    publish,
    write_text,
)
from ronda.facts.services.freezing import Progress, freeze_month
from ronda.kernel.digest import digest_file, digest_text
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.policy import Policy
from ronda.policy.loading import policy_files

RESTORE = "put it back from a backup"
NEXT_STATE = {"frozen": "appraised", "appraised": "distributed"}


def open_closing(
    *,
    by: Viewer,
    at: datetime,
    month: Month,
    as_of: datetime,
    policy: Policy,
    past_scores: Iterable[Mapping[str, Any]] = (),
    progress: Progress | None = None,
) -> Closing:
    """Freezes the month's facts and the policy as the month's next run, in the state `frozen`."""
    refuse_others(by)
    if as_of > at:
        raise RefusedError(
            Problem(f"as of {as_of.isoformat()}", "has not come yet", "take an earlier moment")
        )
    company = company_for(by)
    runs = month_folder(company.code, month)
    with one_at_a_time(in_home(runs), "freezing"), draft_in(in_home(runs)) as draft:
        frozen = copy_policy(policy, draft / "policy")
        facts = freeze_month(
            by=by,
            month=month,
            as_of=as_of,
            rules=frozen.in_force(month.period),
            past_scores=past_scores,
            folder=draft / "facts",
            progress=progress,
        )
        manifest = Manifest(
            company=company.code,
            month=month,
            run=0,
            as_of=spelled(as_of),
            policy=policy.digest,
            code=code_digest(),
            facts=facts,
            policy_files=_digests(draft / "policy"),
        )
        return _register(by, at, as_of, manifest, draft, runs)


def add_results(
    *,
    by: Viewer,
    at: datetime,
    closing: Closing,
    marks: Mapping[str, FileMark],
    state: str,
    budget_cents: int | None = None,
) -> Closing:
    """Takes the tables that lie in `results` into the manifest and moves the closing to its next state."""
    refuse_others(by, closing)
    if NEXT_STATE.get(closing.state) != state:
        raise RefusedError(
            Problem(
                str(closing), f"is {closing.state} and cannot become {state}", "continue with `ronda close`"
            )
        )
    folder = folder_of(closing)
    manifest = manifest_before(closing, marks)
    manifest = replace(manifest, results={**manifest.results, **marks}, budget_cents=budget_cents)
    for name in marks:
        (folder / "results" / f"{name}.parquet").chmod(READ_ONLY)
    with transaction.atomic():
        moved = Closing.objects.filter(
            pk=closing.pk, state=closing.state, manifest_digest=closing.manifest_digest
        ).update(state=state, manifest_digest=manifest.digest, closed_at=at)
        if not moved:
            raise RefusedError(Problem(str(closing), "was continued by another process", "close again"))
        # Last, so that a file that cannot be written undoes the rest.
        write_text(folder / MANIFEST, manifest.text)
    closing.refresh_from_db()
    return closing


@contextmanager
def hold_month(by: Viewer, month: Month) -> Iterator[None]:
    """Keeps other processes from closing this month meanwhile."""
    with one_at_a_time(in_home(month_folder(company_for(by).code, month)), "closing"):
        yield


def manifest_of(closing: Closing) -> Manifest:
    """What `manifest.json` says; RefusedError when it cannot be read."""
    path = folder_of(closing) / MANIFEST
    try:
        return read_manifest(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RefusedError(Problem(str(path), f"cannot be read: {error}", RESTORE)) from error


def manifest_before(closing: Closing, added: Iterable[str]) -> Manifest:
    """The manifest without what a broken-off step may have added; refuses one that was tampered with."""
    manifest = manifest_of(closing)
    kept = {name: mark for name, mark in manifest.results.items() if name not in set(added)}
    before = replace(manifest, results=kept, budget_cents=None)
    if before.digest != closing.manifest_digest:
        raise RefusedError(
            Problem(str(folder_of(closing) / MANIFEST), "is not the manifest that was registered", RESTORE)
        )
    return before


def spelled(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def refuse_others(by: Viewer, closing: Closing | None = None) -> None:
    """Months are closed by those who may read all that goes into one, and only those of their company."""
    if not by.can_freeze or (closing is not None and closing.company_id != by.company_id):
        raise NotAllowedError("closing a month")


def _register(
    by: Viewer, at: datetime, as_of: datetime, manifest: Manifest, draft: Path, runs: Path
) -> Closing:
    with transaction.atomic():
        mine = Closing.objects.filter(company_id=by.company_id)
        last = mine.filter(month=str(manifest.month)).aggregate(run=Max("run"))["run"] or 0
        previous = mine.filter(state=Closing.State.DISTRIBUTED).order_by("-id").first()
        manifest = replace(
            manifest, run=last + 1, previous=previous.manifest_digest if previous is not None else ""
        )
        folder = runs / f"{manifest.run:02d}"
        write_text(draft / MANIFEST, manifest.text)
        closing = Closing.objects.create(
            company_id=by.company_id,
            month=str(manifest.month),
            run=manifest.run,
            as_of=as_of,
            folder=folder.as_posix(),
            policy_digest=manifest.policy,
            manifest_digest=digest_text(manifest.text),
            previous=previous,
            closed_at=at,
        )
        publish(draft, in_home(folder))
    return closing


def _digests(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): digest_file(path) for path in policy_files(folder)}
