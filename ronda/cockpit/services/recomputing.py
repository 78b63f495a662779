"""A closing computed once more, into a folder of its own, and compared number by number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from ronda.appraisal.rules.appraise import RESULT_ORDER
from ronda.appraisal.services import appraise_folder
from ronda.cockpit.services.closing import earlier_scores
from ronda.cockpit.services.stored_files import read_stored
from ronda.facts.queries import Closing, folder_of
from ronda.facts.rules.comparison import MOST, compare_tables
from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import FileMark, Manifest
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.facts.services import freeze_month
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.pay.services import distribute_folder
from ronda.people.rules import Viewer
from ronda.policy import PolicyError, Rules, load_kept_policy

KEYS = {
    **{f"facts/{name}": table.order for name, table in FROZEN_TABLES.items()},
    **{f"results/{name}": order for name, order in RESULT_ORDER.items()},
    "results/amounts": ("spell_id",),
    "results/pools": ("unit_id", "post"),
}
PAY = frozenset({"results/amounts.parquet", "results/pools.parquet"})
# Differences of today's rules are counted up to here in each table.
MOST_COUNTED = 1000
Found = tuple[list[Difference], list[str]]


@dataclass
class Recomputed:
    """Differences: `tampered` in files that were changed, `otherwise` in files that are the closing's own."""

    tampered: list[Difference] = field(default_factory=list)
    otherwise: list[Difference] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def recompute_results(
    closing: Closing, manifest: Manifest, changed: dict[str, Difference], *, same_code: bool
) -> Recomputed:
    """Every result from the frozen facts and the frozen policy, and the numbers in which they differ."""
    folder, found = folder_of(closing), Recomputed()
    with TemporaryDirectory(prefix="ronda-verify-") as name:
        again = Path(name)
        marks = _compute(folder, manifest, again / "results")
        pay = again if same_code else _paid_once_more(folder, manifest, changed, again)
        for table, mark in marks.items():
            path = f"results/{table}.parquet"
            if path in changed:
                found.tampered += _compare(path, folder, pay if path in PAY else again) or [changed[path]]
            elif manifest.results.get(table) != mark:
                named = _compare(path, folder, again, most=MOST_COUNTED)
                found.otherwise += named
                if not named:
                    found.remarks.append(
                        f"{path}: the same rows, though this version writes them as other bytes"
                    )
    computed = {f"results/{table}.parquet" for table in marks}
    found.tampered += (difference for path, difference in changed.items() if path not in computed)
    return found


def _compute(folder: Path, manifest: Manifest, results: Path) -> dict[str, FileMark]:
    """All tables of results, as far as the closing came."""
    rules = load_kept_policy(folder / "policy").in_force(manifest.month.period)
    marks = appraise_folder(facts=folder / "facts", month=manifest.month, rules=rules, results=results)
    return marks | _pay(folder, manifest, rules, results) if "amounts" in manifest.results else marks


def _paid_once_more(folder: Path, manifest: Manifest, changed: Iterable[str], again: Path) -> Path:
    """Where to look for the pay of changed pay tables: from the stored scores where nobody touched those.

    So what other rules say of the scores does not hide a changed amount.
    """
    if not PAY.intersection(changed) or not PAY.issuperset(changed):
        return again
    stored = again / "from-stored"
    (stored / "results").mkdir(parents=True)
    for name in RESULT_ORDER:
        (stored / "results" / f"{name}.parquet").symlink_to(folder / "results" / f"{name}.parquet")
    rules = load_kept_policy(folder / "policy").in_force(manifest.month.period)
    _pay(folder, manifest, rules, stored / "results")
    return stored


def _pay(folder: Path, manifest: Manifest, rules: Rules, results: Path) -> dict[str, FileMark]:
    return distribute_folder(
        facts=folder / "facts",
        results=results,
        month=manifest.month,
        rules=rules,
        budget_cents=manifest.budget_cents,
    )


def name_changed_facts(
    by: Viewer, closing: Closing, manifest: Manifest, changed: dict[str, Difference]
) -> Found:
    """The numbers that were changed in frozen facts, found by freezing the same moment once more."""
    frozen_again, remarks = [path for path in changed if path.startswith("facts/")], []
    if not frozen_again:
        return list(changed.values()), []
    with TemporaryDirectory(prefix="ronda-verify-") as name:
        try:
            marks = _freeze_again(by, closing, manifest.month, Path(name) / "facts")
        except (RefusedError, PolicyError) as error:
            return list(changed.values()), [f"the facts could not be frozen once more: {error}"]
        differences: list[Difference] = []
        for path, difference in changed.items():
            table = Path(path).stem
            if path not in frozen_again or table not in marks:
                differences.append(difference)
            elif manifest.facts.get(table) != marks[table]:
                differences.append(difference)
                remarks.append(f"{path}: the database no longer says what it said, so no row can be named")
            else:
                differences += _compare(path, folder_of(closing), Path(name)) or [difference]
    return differences, remarks


def _freeze_again(by: Viewer, closing: Closing, month: Month, folder: Path) -> dict[str, FileMark]:
    rules = load_kept_policy(folder_of(closing) / "policy").in_force(month.period)
    return freeze_month(
        by=by,
        month=month,
        as_of=closing.as_of,
        rules=rules,
        past_scores=earlier_scores(by, month, closing.as_of, rules),
        folder=folder,
    )


def _compare(path: str, stored: Path, again: Path, most: int = MOST) -> list[Difference]:
    table = read_stored(stored / path)
    if table is None:
        return []
    recomputed = read_stored(again / path)
    assert recomputed is not None, f"{path} was written a moment ago"
    key = KEYS.get(path.removesuffix(".parquet"), tuple(recomputed.schema.names))
    return compare_tables(path, table, recomputed, key, most)
