"""The closing's own row in the database against the manifest and the tables that it names."""

from ronda.facts.queries import Closing
from ronda.facts.rules.difference import Difference
from ronda.facts.rules.manifest import Manifest
from ronda.facts.services.folders import month_folder
from ronda.kernel.period import Month


def state_of(manifest: Manifest) -> str:
    """How far a closing came, told by its tables."""
    if "amounts" in manifest.results:
        return "distributed"
    return "appraised" if "spells" in manifest.results else "frozen"


def check_state(closing: Closing, manifest: Manifest) -> list[Difference]:
    """The state is a word in the database only; the tables say what was done."""
    return _differs(closing, "state", closing.state, state_of(manifest))


def check_folder(closing: Closing) -> list[Difference]:
    """A run lies where its company, month and number put it."""
    runs = month_folder(closing.company.code, Month.parse(closing.month))
    return _differs(closing, "folder", closing.folder, (runs / f"{closing.run:02d}").as_posix())


def _differs(closing: Closing, column: str, stored: str, wanted: str) -> list[Difference]:
    if stored == wanted:
        return []
    key = {"month": closing.month, "run": closing.run}
    return [Difference("database facts.Closing", "differs", key, column, stored, wanted)]
