"""Adding results to a closing: files first, whole and read-only, then the database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from ronda.facts.models import Closing
from ronda.facts.queries.closings import folder_of
from ronda.facts.rules.manifest import FileMark
from ronda.facts.services.folders import READ_ONLY, refuse_others, write_text
from ronda.facts.services.manifests import MANIFEST, manifest_before
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

NEXT_STATE = {"frozen": "appraised", "appraised": "distributed"}


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
