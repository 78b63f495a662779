"""A problem in the reader's language: the English sentence is found again, translated and filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext

from ronda.intake.wording.cells import CELL_REMEDIES, CELLS
from ronda.intake.wording.fields import field_name
from ronda.intake.wording.files import FILE_REMEDIES, FILES, ON_SCREEN
from ronda.intake.wording.oddities import ODDITIES, ODDITY_REMEDIES
from ronda.intake.wording.places import PLACES
from ronda.intake.wording.records import RECORD_REMEDIES, RECORDS
from ronda.kernel.problem import Problem
from ronda.kernel.sentences import Sentences, Told, filled

_FIELD = "field %(field)s"
_ON_SCREEN = tuple(ON_SCREEN)
WHATS = Sentences(chain(_ON_SCREEN, CELLS, RECORDS, ODDITIES, FILES))
REMEDIES = Sentences(chain(_ON_SCREEN, CELL_REMEDIES, RECORD_REMEDIES, ODDITY_REMEDIES, FILE_REMEDIES))
WHERES = Sentences((_FIELD, *PLACES))


@dataclass(frozen=True)
class ToldProblem:
    """A problem for a table of bad cells; `row` and `column` are empty where it is about something else."""

    where: str
    what: str
    remedy: str
    row: int | None = None
    column: str = ""
    value: str = ""
    code: str = ""
    noun: str = ""

    def __str__(self) -> str:
        sentence = gettext("%(where)s: %(what)s") % {"where": self.where, "what": self.what}
        if not self.remedy:
            return sentence
        return gettext("%(sentence)s; %(remedy)s") % {"sentence": sentence, "remedy": self.remedy}


def told(problem: Problem | Sequence[str] | str) -> ToldProblem:
    """A problem as it was found, or as a stored report has it."""
    where, what, remedy = _parts(problem)
    place, matter = WHERES.find(where), WHATS.find(what)
    facts = place.facts if place else {}
    row = facts.get("row", "")
    return ToldProblem(
        _where(where, place),
        _said(what, matter),
        _said(remedy, REMEDIES.find(remedy)) if remedy else "",
        int(row) if row.isdigit() else None,
        facts.get("column", ""),
        matter.facts.get("value", "") if matter else "",
        facts.get("code", ""),
        place.sentence.rpartition(" %(code)s")[0].rpartition(" ")[2] if place and "code" in facts else "",
    )


def is_told(problem: Problem) -> bool:
    """Whether every part of it has a translatable sentence."""
    parts = ((WHERES, problem.where), (WHATS, problem.what), (REMEDIES, problem.remedy))
    return all(not text or sentences.find(text) for sentences, text in parts)


def _parts(problem: Problem | Sequence[str] | str) -> tuple[str, str, str]:
    if isinstance(problem, Problem):
        return problem.where, problem.what, problem.remedy
    if isinstance(problem, str):  # reports of before the screens
        where, _, rest = problem.partition(": ")
        return where, rest, ""
    where, what, remedy = problem
    return where, what, remedy


def _where(text: str, found: Told | None) -> str:
    if found is not None and found.sentence == _FIELD:
        return field_name(found.facts["field"])
    return _said(text, found)


def _said(text: str, found: Told | None) -> str:
    if found is None:
        return text
    return filled(gettext(ON_SCREEN.get(found.sentence, found.sentence)), found.facts)
