"""All facts of one month, as they were known at one moment, as Parquet."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ronda.facts.rules.manifest import FileMark
from ronda.facts.rules.rows import arranged
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.facts.services.known_rows import known_rows
from ronda.facts.services.ledger import freeze_ledger
from ronda.facts.services.parquet import write_parquet
from ronda.kernel.moment import told
from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for, known_spells
from ronda.people.rules import Viewer
from ronda.policy import Rules

Progress = Callable[[str, int, int], None]


def freeze_month(
    *,
    by: Viewer,
    month: Month,
    as_of: datetime,
    rules: Rules,
    past_scores: Sequence[dict[str, Any]],
    folder: Path,
    provisional: bool = False,
    progress: Progress | None = None,
) -> dict[str, FileMark]:
    """Writes every frozen table to `folder` and returns their marks; the same arguments give the same bytes.

    Refuses a month that is not over at `as_of` (unless `provisional`), and a month without anybody in a post.
    Of a provisional month, what is due after the day of `as_of` is left out.
    """
    zone = ZoneInfo(company_for(by).timezone)
    until = as_of.astimezone(zone).date() if provisional else None
    if not provisional:
        _refuse_unfinished(month, as_of, zone)
    spells = known_spells(by, month, as_of, rules.absence)
    if not spells:
        raise RefusedError(
            Problem(str(month), "nobody held a post, so there is nothing to close", "import the appointments")
        )
    _refuse_unknown_posts({row["post"] for row in spells}, rules)
    marks: dict[str, FileMark] = {}
    for name, read in known_rows(by, month, as_of, rules, spells, past_scores, until).items():
        _tell(progress, len(marks))
        marks[name] = write_parquet(arranged(FROZEN_TABLES[name], read()), folder / f"{name}.parquet")
    _tell(progress, len(marks))
    recent_months = rules.target_rules["sales_plan"].recent_months
    marks |= freeze_ledger(by, month, as_of, recent_months, folder, progress)
    _tell(progress, len(marks))
    return marks


def _refuse_unfinished(month: Month, as_of: datetime, zone: ZoneInfo) -> None:
    over = datetime.combine(month.end, time.min, tzinfo=zone)
    if as_of < over:
        raise RefusedError(
            Problem(
                str(month),
                f"is not over at {told(as_of)}",
                f"close it as of {told(over)} or later",
            )
        )


def _refuse_unknown_posts(posts: set[str], rules: Rules) -> None:
    unknown = sorted(posts - set(rules.posts))
    if unknown:
        remedy = f"add it to posts.yaml, or appoint to one of {', '.join(rules.posts)}"
        raise RefusedError(*(Problem(f"post '{post}'", "is not in the policy", remedy) for post in unknown))


def _tell(progress: Progress | None, done: int) -> None:
    if progress is not None:
        progress("freeze", done, len(FROZEN_TABLES))
