"""Proving a closing: manifest and chain, every file, every number computed once more, the database's rows."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ronda.cockpit.services.manifest_check import check_chain, check_manifest
from ronda.cockpit.services.recomputing import name_changed_facts, recompute_results
from ronda.cockpit.services.record_check import check_records
from ronda.cockpit.services.row_check import check_state, state_of
from ronda.cockpit.services.stored_files import changed_files
from ronda.facts.queries import Closing, folder_of
from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import Manifest
from ronda.facts.services import code_digest, manifest_of
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.policy import PolicyError

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
    manifest = manifest_of(closing)
    found.differences += check_chain(by, closing)
    found.differences += check_state(closing, manifest)
    _examine_numbers(by, closing, manifest, found, say)
    return found


def _examine_numbers(by: Viewer, closing: Closing, manifest: Manifest, found: Examination, say: Tell) -> None:
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
    _examine_results(closing, manifest, changed, found)
    if not any(path.startswith("results/") for path in changed):
        say("rows of the database")
        found.differences += check_records(by, closing, state_of(manifest))
        found.compared.append("the scores and postings in the database")


def _examine_results(
    closing: Closing, manifest: Manifest, changed: dict[str, Difference], found: Examination
) -> None:
    """Files that are not those of the closing first: what other rules compute otherwise is no tampering."""
    if state_of(manifest) == "frozen":
        found.differences += changed.values()
        found.remarks.append(f"{closing} is only frozen: there are no results to compute once more")
        return
    same_code = manifest.code == code_digest()
    if not same_code:
        found.remarks.append(
            f"it was closed by other rules in code ({manifest.code[:18]}); these are {code_digest()[:18]}"
        )
    try:
        again = recompute_results(closing, manifest, changed, same_code=same_code)
    except PolicyError as error:
        found.differences += changed.values()
        found.remarks.append(f"nothing was computed again, for today's rules cannot read its policy: {error}")
        return
    found.differences += again.tampered
    found.remarks += again.remarks
    found.compared.append(f"{len(manifest.results)} tables of results, computed once more")
    if again.tampered and not same_code:
        found.remarks.append("in a changed file, some of the numbers may differ by today's rules only")
    if same_code:
        found.differences += again.otherwise
    elif again.otherwise:
        found.remarks.append(_computed_otherwise(again.otherwise, bool(changed)))


def _computed_otherwise(differences: list[Difference], others_changed: bool) -> str:
    count = len(differences)
    told = "1 number" if count == 1 else f"{count} numbers"
    files = "the other files" if others_changed else "the files"
    return f"{files} are untouched; today's rules compute {told} differently, first: {differences[0]}"


def _say_nothing(step: str) -> None:
    """For callers who do not ask how far the work is."""
