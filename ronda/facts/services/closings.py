"""Opening a closing: the month's facts and the policy frozen into the folder of the month's next run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from ronda.facts.models import Closing
from ronda.facts.rules.manifest import Manifest
from ronda.facts.services.code import code_digest
from ronda.facts.services.folders import (
    copy_policy,
    draft_in,
    in_home,
    month_folder,
    one_at_a_time,
    publish,
    refuse_others,
    seal,
    write_text,
)
from ronda.facts.services.freezing import Progress, freeze_month
from ronda.facts.services.manifests import MANIFEST, manifest_of, spelled
from ronda.kernel.digest import digest_file, digest_text
from ronda.kernel.moment import told
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.policy import Policy
from ronda.policy.loading import policy_files


def open_closing(
    *,
    by: Viewer,
    at: datetime,
    month: Month,
    as_of: datetime,
    policy: Policy,
    past_scores: Sequence[dict[str, Any]] = (),
    in_force: Closing | None = None,
    progress: Progress | None = None,
) -> Closing:
    """Freezes the month's facts and the policy as the month's next run, in the state `frozen`.

    Where facts, policy and rules in code are those of `in_force`, that run is returned and none is added.
    """
    refuse_others(by)
    if as_of > at:
        raise RefusedError(Problem(f"as of {told(as_of)}", "has not come yet", "take an earlier moment"))
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
        if in_force is not None and manifest.rests_on_the_same_as(manifest_of(in_force)):
            return in_force
        seal(draft)
        return _register(by, at, as_of, manifest, draft, runs)


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
