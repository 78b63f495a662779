"""What weak things there are that propose courses; the contexts above name theirs when they start."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ronda.learning.models import Course, CourseProposal

Names = Callable[[], Sequence[tuple[str, Any]]]


@dataclass(frozen=True)
class CauseKind:
    """`address` is the page of what was weak, by what a proposal was told with."""

    names: Names
    address: Callable[[Mapping[str, Any]], str]


_KINDS: dict[str, CauseKind] = {}


def tell_causes(
    cause: str, names: Names, address: Callable[[Mapping[str, Any]], str] = lambda said: ""
) -> None:
    """Codes with words, of a kind of cause: indicators, findings."""
    _KINDS[CourseProposal.Cause(cause)] = CauseKind(names, address)


def cause_address(proposal: CourseProposal) -> str:
    kind = _KINDS.get(proposal.cause)
    return kind.address(proposal.said) if kind else ""


def cause_choices() -> list[tuple[str, list[tuple[str, Any]]]]:
    """For a form, in groups: `indicator.CODE` and `finding.CODE`."""
    return [
        (str(CourseProposal.Cause(cause).label), [(f"{cause}.{code}", words) for code, words in kind.names()])
        for cause, kind in _KINDS.items()
    ]


def cause_words(cause: str, code: str) -> str:
    """What a code is called; the code itself where nobody knows it."""
    kind = _KINDS.get(cause)
    return str(dict(kind.names()).get(code, code)) if kind else code


def helps_words(course: Course) -> list[str]:
    """What the course helps with, in words."""
    return [cause_words(*each.split(".", 1)) for each in course.helps_with]


def courses_helping(company_id: int, cause: str, code: str) -> list[Course]:
    """Offered courses of the company that help with it, the shortest first."""
    wanted = f"{cause}.{code}"
    courses = Course.objects.filter(company_id=company_id, state=Course.State.OFFERED)
    # As text: JSON cannot be searched alike in both databases.
    rows = courses.filter(helps_with__icontains=f'"{wanted}"').order_by("minutes", "pk")
    return [each for each in rows if wanted in each.helps_with]
