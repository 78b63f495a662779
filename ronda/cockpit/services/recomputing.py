"""A closing computed once more, into a folder of its own, and compared number by number."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ronda.appraisal.rules.appraise import RESULT_ORDER
from ronda.appraisal.services import appraise_folder
from ronda.cockpit.services.closing import earlier_scores
from ronda.cockpit.services.stored_files import read_stored
from ronda.facts.queries import Closing, folder_of
from ronda.facts.rules.comparison import compare_tables
from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import FileMark, Manifest
from ronda.facts.rules.tables import FROZEN_TABLES
from ronda.facts.services import freeze_month
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.pay.services import distribute_folder
from ronda.people.rules import Viewer
from ronda.policy import PolicyError, load_policy

KEYS = {
    **{f"facts/{name}": table.order for name, table in FROZEN_TABLES.items()},
    **{f"results/{name}": order for name, order in RESULT_ORDER.items()},
    "results/amounts": ("spell_id",),
    "results/pools": ("unit_id", "post"),
}
Found = tuple[list[Difference], list[str]]


def recompute_results(closing: Closing, manifest: Manifest, changed: dict[str, Difference]) -> Found:
    """Every result from the frozen facts and the frozen policy, and the numbers in which they differ."""
    folder, month = folder_of(closing), manifest.month
    rules = load_policy(folder / "policy").in_force(month.period)
    differences: list[Difference] = []
    remarks: list[str] = []
    with TemporaryDirectory(prefix="ronda-verify-") as name:
        again = Path(name) / "results"
        marks: dict[str, FileMark] = {}
        if closing.state != "frozen":
            marks |= appraise_folder(facts=folder / "facts", month=month, rules=rules, results=again)
        if closing.state == "distributed":
            marks |= distribute_folder(
                facts=folder / "facts",
                results=again,
                month=month,
                rules=rules,
                budget_cents=manifest.budget_cents,
            )
        for table, mark in marks.items():
            path = f"results/{table}.parquet"
            if path not in changed and manifest.results.get(table) == mark:
                continue
            named = _compare(path, folder, again.parent)
            if path in changed:
                named = named or [changed[path]]
            elif not named:
                remarks.append(f"{path}: the same rows, though this version writes them as other bytes")
            differences += named
    computed = {f"results/{table}.parquet" for table in marks}
    return [*differences, *(found for path, found in changed.items() if path not in computed)], remarks


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
    rules = load_policy(folder_of(closing) / "policy").in_force(month.period)
    return freeze_month(
        by=by,
        month=month,
        as_of=closing.as_of,
        rules=rules,
        past_scores=earlier_scores(by, month, closing.as_of, rules),
        folder=folder,
    )


def _compare(path: str, stored: Path, again: Path) -> list[Difference]:
    table = read_stored(stored / path)
    if table is None:
        return []
    recomputed = read_stored(again / path)
    assert recomputed is not None, f"{path} was written a moment ago"
    key = KEYS.get(path.removesuffix(".parquet"), tuple(recomputed.schema.names))
    return compare_tables(path, table, recomputed, key)
