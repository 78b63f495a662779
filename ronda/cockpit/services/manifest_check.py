"""The manifest against the database, and the chain of manifests that it is a link of."""

from pathlib import Path

from ronda.cockpit.services.row_check import check_folder
from ronda.cockpit.services.stored_files import ANOTHER_FILE
from ronda.facts.queries import Closing, folder_of, predecessors_of, successors_of
from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import Manifest
from ronda.facts.services import manifest_of
from ronda.facts.services.manifests import MANIFEST, spelled
from ronda.kernel.digest import digest_file
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer


def check_manifest(closing: Closing) -> list[Difference]:
    """The entries of `manifest.json` that the database or the files contradict; else the file as a whole."""
    path, misplaced = folder_of(closing) / MANIFEST, check_folder(closing)
    if not path.is_file():
        return [*misplaced, Difference(MANIFEST, "the file is missing")]
    try:
        manifest = manifest_of(closing)
    except RefusedError as error:
        return [Difference(MANIFEST, f"the file is no manifest ({error.problems[0].what})")]
    entries = [*_wrong_entries(closing, manifest), *misplaced]
    stored = digest_file(path)
    if stored == closing.manifest_digest:
        return entries
    named = entries or _wrong_digests(path.parent, manifest)
    return named or [Difference(MANIFEST, ANOTHER_FILE, {}, "", stored, closing.manifest_digest)]


def check_chain(by: Viewer, closing: Closing) -> list[Difference]:
    """Earlier manifests must still be what this one rests on, and later ones must rest on this one."""
    found = [
        Difference(
            f"{earlier.folder}/{MANIFEST}",
            "an earlier manifest is not the one that this closing rests on",
            {},
            "",
            _digest_of(earlier),
            earlier.manifest_digest,
        )
        for earlier in predecessors_of(by, closing)
        if _digest_of(earlier) != earlier.manifest_digest
    ]
    for later in successors_of(by, closing):
        try:
            rests_on = manifest_of(later).previous
        except RefusedError:
            continue
        if rests_on != closing.manifest_digest:
            what = f"the manifest of {later} rests on another one"
            found.append(Difference(MANIFEST, what, {}, "", closing.manifest_digest, rests_on))
    return found


def _wrong_entries(closing: Closing, manifest: Manifest) -> list[Difference]:
    previous = closing.previous
    registered = {
        "company": closing.company.code,
        "month": closing.month,
        "run": closing.run,
        "as_of": spelled(closing.as_of),
        "policy": closing.policy_digest,
        "previous": "" if previous is None else previous.manifest_digest,
    }
    return [
        Difference(
            MANIFEST, "the entry is not what the database says", {}, name, str(entry), str(registered[name])
        )
        for name in registered
        if (entry := getattr(manifest, name)) != registered[name] and str(entry) != str(registered[name])
    ]


def _wrong_digests(folder: Path, manifest: Manifest) -> list[Difference]:
    return [
        Difference(MANIFEST, "the entry is not the file's digest", {"file": name}, "", entry, digest)
        for name, entry in manifest.files.items()
        if (folder / name).is_file() and (digest := digest_file(folder / name)) != entry
    ]


def _digest_of(closing: Closing) -> str:
    path = folder_of(closing) / MANIFEST
    return digest_file(path) if path.is_file() else "(missing)"
