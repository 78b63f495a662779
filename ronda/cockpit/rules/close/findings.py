"""What a check of a month finds: strange, missing or not assessable, each with whom and where it concerns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from ronda.kernel.digest import canonical_json, digest_text
from ronda.kernel.problem import Problem
from ronda.kernel.reason import Fact, Reason

Group = Literal["strange", "missing", "unassessable"]
Level = Literal["stop", "attention", "note"]

GROUPS: Mapping[str, tuple[Group, Level]] = {
    "refused": ("missing", "stop"),
    "no_sales": ("missing", "stop"),
    "silent": ("missing", "attention"),
    "no_wage": ("missing", "note"),
    "sales_far": ("strange", "attention"),
    "count_far": ("strange", "attention"),
    "outlets_unheld": ("strange", "attention"),
    "empty_handed": ("strange", "attention"),
    "nobody_assessed": ("unassessable", "attention"),
    "unassessable": ("unassessable", "note"),
}
# More names than this are read by nobody; the number of all stands beside them.
MOST_NAMED = 200


@dataclass(frozen=True)
class Named:
    """A person as the month knows them, in one centre."""

    code: str
    name: str
    unit_id: int


@dataclass(frozen=True)
class Finding:
    """One thing to look at. `people` are at most `MOST_NAMED`, in the order of their codes.

    `units` counts all of them by centre; without it, the company as a whole is concerned.
    """

    code: str
    facts: Mapping[str, Fact]
    people: tuple[Named, ...] = ()
    units: Mapping[int, int] = field(default_factory=dict)

    @property
    def group(self) -> Group:
        return GROUPS[self.code][0]

    @property
    def level(self) -> Level:
        return GROUPS[self.code][1]

    @property
    def key(self) -> str:
        """The same for the same numbers: what was accepted is accepted until it changes."""
        return digest_text(canonical_json(self.as_json()))[:16]

    @property
    def count(self) -> int:
        return sum(self.units.values())

    def inside(self, unit_ids: Iterable[int]) -> "Finding | None":
        """What of it concerns these centres; None where nothing does."""
        mine = {unit: count for unit, count in self.units.items() if unit in set(unit_ids)}
        if not mine:
            return None
        people = tuple(each for each in self.people if each.unit_id in mine)
        return Finding(self.code, self.facts, people, mine)

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "facts": dict(self.facts),
            "people": [[each.code, each.name, each.unit_id] for each in self.people],
            "units": {str(unit): count for unit, count in sorted(self.units.items())},
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Finding":
        return cls(
            kept["code"],
            kept["facts"],
            tuple(Named(*each) for each in kept["people"]),
            {int(unit): count for unit, count in kept["units"].items()},
        )


def findings_of(
    numbers: Sequence[Reason],
    *,
    unheld: Mapping[int, tuple[int, int]],
    empty_handed: Sequence[Named],
    nobody_assessed: Sequence[Named],
    unassessable: Mapping[str, Sequence[Named]],
    without_wage: Mapping[int, int],
) -> list[Finding]:
    """All that was found; `unheld` is outlets and cents by centre, `unassessable` who by indicator."""
    found = [Finding(reason.code, dict(reason.facts)) for reason in numbers]
    found += [
        Finding("outlets_unheld", {"outlets": outlets, "cents": cents}, (), {unit: outlets})
        for unit, (outlets, cents) in sorted(unheld.items())
    ]
    found += _of_people("empty_handed", {}, empty_handed)
    if without_wage:
        found.append(Finding("no_wage", {}, (), without_wage))
    found += _of_people("nobody_assessed", {}, nobody_assessed)
    for indicator, people in sorted(unassessable.items()):
        found += _of_people("unassessable", {"indicator": indicator}, people)
    return found


def refused(problems: Iterable[Problem]) -> list[Finding]:
    """A month that cannot be frozen at all."""
    return [
        Finding("refused", {"where": each.where, "what": each.what, "remedy": each.remedy})
        for each in problems
    ]


def _of_people(code: str, facts: Mapping[str, Fact], people: Sequence[Named]) -> list[Finding]:
    if not people:
        return []
    units: dict[int, int] = {}
    for each in people:
        units[each.unit_id] = units.get(each.unit_id, 0) + 1
    ordered = sorted(people, key=lambda each: (each.code, each.unit_id))
    return [Finding(code, facts, tuple(ordered[:MOST_NAMED]), units)]
