"""How something that is missing can be shown, with the page that leads there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext

from ronda.learning.queries.ladder import Missing
from ronda.learning.queries.ladder_ways import Way
from ronda.learning.wording.ladder import proof_names, rung_name

# Kind of a way: the url name of its page, and whether it takes the number.
PAGES: Mapping[str, tuple[str, bool]] = {
    "course": ("course", True),
    "exam": ("exams", False),
    "drill": ("drill", True),
}


@dataclass(frozen=True)
class Step:
    """A link that leads on."""

    kind: str
    words: str
    address: str
    day: date | None = None


@dataclass(frozen=True)
class MissingLine:
    missing: Missing
    rung: str
    proofs: str
    steps: list[Step]


def missing_lines(missing: Iterable[Missing], ways: Mapping[int, list[Way]]) -> list[MissingLine]:
    return [
        MissingLine(
            missing=each,
            rung=rung_name(each.rung),
            proofs=proof_names(each.proofs),
            steps=_steps(each, ways.get(each.competence.pk, ())),
        )
        for each in missing
    ]


def step_of(way: Way) -> Step:
    name, takes = PAGES[way.kind]
    return Step(way.kind, way.title, reverse(name, args=[way.number] if takes else []), way.day)


def _steps(missing: Missing, ways: Iterable[Way]) -> list[Step]:
    steps = [step_of(way) for way in ways if way.kind in missing.proofs]
    if "certificate" in missing.proofs:
        steps.append(Step("certificate", gettext("Certification"), reverse("certification")))
    if "observed_visit" in missing.proofs:
        steps.append(Step("observed_visit", gettext("Observed visits"), reverse("observations")))
    return steps
