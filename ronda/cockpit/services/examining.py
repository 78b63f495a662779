"""Proving a closing: manifest and chain, every file, every number computed once more, the database's rows."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ronda.cockpit.services.manifest_check import check_chain, check_manifest
from ronda.cockpit.services.recomputing import name_changed_facts, recompute_results
from ronda.cockpit.services.record_check import check_records
from ronda.cockpit.services.stored_files import changed_files
from ronda.facts.queries import Closing, folder_of
from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import Manifest
from ronda.facts.services import code_digest, manifest_of
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer

Tell = Callable[[str], None]


@dataclass
class Examination:
    """What was compared, what differs (the first difference first), and what is worth a remark."""

    compared: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def agrees(self) -> bool:
        return not self.differences


def verify_closing(*, by: Viewer, closing: Closing) -> list[Difference]:
    """Where the closing and its recomputation part; [] when they agree."""
    return examine_closing(by=by, closing=closing).differences


def examine_closing(*, by: Viewer, closing: Closing, tell: Tell | None = None) -> Examination:
    """Compares the closing with its manifest, its recomputation and the database; writes nothing."""
    if not by.can_freeze or closing.company_id != by.company_id:
        raise NotAllowedError(f"verifying {closing}")
    found = Examination()
    say = tell or _say_nothing
    say("the manifest and its chain")
    found.differences += check_manifest(closing)
    found.compared.append("the manifest, and those that it is chained to")
    if found.differences:
        found.remarks.append("nothing else was compared, for the manifest is not the one of the closing")
        return found
    found.differences += check_chain(by, closing)
    _examine_numbers(by, closing, manifest_of(closing), found, say)
    return found


def _examine_numbers(by: Viewer, closing: Closing, manifest: Manifest, found: Examination, say: Tell) -> None:
    if manifest.code != code_digest():
        found.remarks.append(
            f"it was closed by other rules in code ({manifest.code}); these are {code_digest()}"
        )
    say("files")
    changed = changed_files(folder_of(closing), manifest)
    found.compared.append(f"{len(manifest.files)} files of facts, policy and results")
    unsound = [path for path in changed if not path.startswith("results/")]
    if unsound:
        say("facts as the database knows them")
        differences, remarks = name_changed_facts(by, closing, manifest, changed)
        found.differences += differences
        found.remarks += [
            *remarks,
            "nothing was computed again, for the facts or the policy are not those of the closing",
        ]
        return
    say("results, computed once more")
    differences, remarks = recompute_results(closing, manifest, changed)
    found.differences += differences
    found.remarks += remarks
    found.compared.append(f"{len(manifest.results)} tables of results, computed once more")
    if not any(path.startswith("results/") for path in changed):
        say("rows of the database")
        found.differences += check_records(by, closing)
        found.compared.append("the scores and postings in the database")


def _say_nothing(step: str) -> None:
    """For callers who do not ask how far the work is."""
