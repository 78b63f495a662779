"""What weak things there are that propose courses; the contexts above name theirs when they start."""

from collections.abc import Callable, Sequence
from typing import Any

from ronda.learning.models import Course, CourseProposal

Names = Callable[[], Sequence[tuple[str, Any]]]
_NAMES: dict[str, Names] = {}


def tell_causes(cause: str, names: Names) -> None:
    """Codes with words, of a kind of cause: indicators, findings."""
    _NAMES[CourseProposal.Cause(cause)] = names


def cause_choices() -> list[tuple[str, list[tuple[str, Any]]]]:
    """For a form, in groups: `indicator.CODE` and `finding.CODE`."""
    return [
        (str(CourseProposal.Cause(cause).label), [(f"{cause}.{code}", words) for code, words in names()])
        for cause, names in _NAMES.items()
    ]


def cause_words(cause: str, code: str) -> str:
    """What a code is called; the code itself where nobody knows it."""
    names = _NAMES.get(cause)
    return str(dict(names()).get(code, code)) if names else code


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
