"""The estimate of a running month: frozen provisionally, carried to its end, kept for pages, never closed.

It lies in the home under estimates/COMPANY/MONTH, a folder for each day on which facts had changed; only the
newest keeps its facts and results. It is no closing: no row of the database knows it, no manifest names it.
"""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ronda.cockpit.queries.estimate import Estimate, estimates_in, newest_in
from ronda.cockpit.rules.estimate_tables import ESTIMATE_TABLES, estimate_table
from ronda.cockpit.services.closing import earlier_scores
from ronda.cockpit.services.estimate_rows import rows_of
from ronda.cockpit.services.estimate_runs import run_all
from ronda.facts.rules.manifest import FileMark
from ronda.facts.services import code_digest
from ronda.facts.services.folders import copy_policy, draft_in, in_home, month_folder, one_at_a_time, publish
from ronda.facts.services.freezing import freeze_month
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.digest import canonical_json, digest_text
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.policy import Policy

Tell = Callable[[str, int, int], None]
STEPS = 6
# What an older estimate keeps: what is compared with, and nothing that grows with the company's sales.
KEPT = frozenset({"people.parquet", "estimate.json"})


def estimate_month(
    *, by: Viewer, at: datetime, policy: Policy, month: Month | None = None, tell: Tell | None = None
) -> Estimate:
    """Brings the estimate of the running month up to `at`; while the facts are the same, only its time moves.

    The month is the one that `at` lies in on the company's clock, unless another is named.
    """
    if not by.can_freeze:
        raise NotAllowedError("estimating the running month of everybody")
    company, say = company_for(by), tell or _say_nothing
    today = at.astimezone(ZoneInfo(company.timezone)).date()
    month = month or Month.of(today)
    shelf = in_home(month_folder(company.code, month, "estimates"))
    with one_at_a_time(shelf, "estimating"), draft_in(shelf) as draft:
        say("freeze", 0, STEPS)
        rules = copy_policy(policy, draft / "policy").in_force(month.period)
        facts = freeze_month(
            by=by,
            month=month,
            as_of=at,
            rules=rules,
            past_scores=earlier_scores(by, month, at, rules),
            folder=draft / "facts",
            provisional=True,
        )
        say("freeze", 1, STEPS)
        found = newest_in(shelf)
        print_of = _fingerprint(facts, policy, str(min(today, month.period.last_day)))
        if found is not None and found.fingerprint == print_of:
            return _seen_again(found, at)
        runs = run_all(draft, month, rules, today, say)
        rows = rows_of(by, draft, month, rules, runs)
        for name in ESTIMATE_TABLES:
            write_parquet(estimate_table(name, rows[name]), draft / f"{name}.parquet")
        for name in ("now", "slower", "faster"):
            shutil.rmtree(draft / name)
        _write(draft, {**_head(month, at, runs.head), "fingerprint": print_of})
        folder = shelf / f"{at.astimezone(UTC):%Y%m%dT%H%M%S%f}"
        publish(draft, folder)
        _tidy(shelf, folder.name, ZoneInfo(company.timezone))
        say("estimate", STEPS, STEPS)
    made = newest_in(shelf)
    assert made is not None
    return made


def _fingerprint(facts: dict[str, FileMark], policy: Policy, today: str) -> str:
    """What the numbers follow from: facts, policy, code, and how far the month has come."""
    marks = {name: mark.digest for name, mark in facts.items()}
    told = {"facts": marks, "policy": policy.digest, "code": code_digest(), "today": today}
    return digest_text(canonical_json(told))


def _head(month: Month, at: datetime, head: dict[str, Any]) -> dict[str, Any]:
    moment = at.astimezone(UTC).isoformat()
    return {"month": str(month), "as_of": moment, "seen_at": moment, **head}


def _seen_again(found: Estimate, at: datetime) -> Estimate:
    path = found.folder / "estimate.json"
    _write(found.folder, {**json.loads(path.read_text("utf-8")), "seen_at": at.astimezone(UTC).isoformat()})
    again = newest_in(found.folder.parent)
    assert again is not None
    return again


def _write(folder: Path, head: dict[str, Any]) -> None:
    draft = folder / "estimate.draft"
    draft.write_text(json.dumps(head, indent=1, sort_keys=True), encoding="utf-8")
    draft.replace(folder / "estimate.json")


def _tidy(shelf: Path, newest: str, zone: ZoneInfo) -> None:
    """One estimate a day is kept, the last, without what the pages no longer read."""
    days: dict[Any, Estimate] = {}
    for each in estimates_in(shelf):
        day = each.as_of.astimezone(zone).date()
        if day in days:
            shutil.rmtree(days[day].folder, ignore_errors=True)
        days[day] = each
        if each.folder.name != newest:
            _strip(each.folder)


def _strip(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name in KEPT:
            continue
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _say_nothing(step: str, done: int, total: int) -> None:
    """For callers who do not ask how far the work is."""
