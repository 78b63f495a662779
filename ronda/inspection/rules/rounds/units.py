"""How units and strata are named in public: by numbers, never by names or codes of people and outlets."""

import re
from dataclasses import dataclass

UNHELD = "P0"
UNIT = re.compile(r"(?:R([0-9]+))?/?(?:([VT])([0-9]+))?")


@dataclass(frozen=True)
class Named:
    """What a unit is about, by number; `person` is whose work it is, None: nobody's."""

    outlet: int | None = None
    person: int | None = None
    visit: int | None = None
    task: int | None = None

    @property
    def unit(self) -> str:
        if self.visit is not None and self.outlet is not None:
            return visit_unit(self.outlet, self.visit)
        if self.task is not None:
            return task_unit(self.outlet, self.task)
        return record_unit(self.outlet or 0)

    @property
    def stratum(self) -> str:
        return stratum_of(self.person)


def visit_unit(outlet: int, visit: int) -> str:
    return f"R{outlet}/V{visit}"


def record_unit(outlet: int) -> str:
    return f"R{outlet}"


def task_unit(outlet: int | None, task: int) -> str:
    """A piece of phase work; where it is done at an outlet it belongs to that outlet."""
    return f"T{task}" if outlet is None else f"R{outlet}/T{task}"


def stratum_of(person: int | None) -> str:
    return UNHELD if person is None else f"P{person}"


def person_of(stratum: str) -> int | None:
    return int(stratum[1:]) or None


def outlet_of(unit: str) -> int | None:
    return _part(unit, 1)


def visit_of(unit: str) -> int | None:
    return _part(unit, 3) if "V" in unit else None


def task_of(unit: str) -> int | None:
    return _part(unit, 3) if "T" in unit else None


def _part(unit: str, group: int) -> int | None:
    found = UNIT.fullmatch(unit)
    return int(found.group(group)) if found and found.group(group) else None
