"""Who inspects what: drawn too, and nobody where there is a tie."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ronda.inspection.rules.draws.tickets import ticket
from ronda.kernel.problem import Problem


@dataclass(frozen=True)
class Assignment:
    """`again` names who repeats the inspection, where it is repeated."""

    unit: str
    inspector: str
    again: str | None = None


def draw_inspectors(
    units: Sequence[str],
    again: Collection[str],
    seed: str,
    inspectors: Iterable[str],
    ties: Mapping[str, Collection[str]],
) -> tuple[list[Assignment], list[Problem]]:
    """`units` in the order of the list; `ties` names, by unit, whoever must not inspect it.

    Of those who may, the ones with the fewest inspections so far draw a ticket for it: chance decides, and
    no one carries the whole round. Whoever inspects first never repeats.
    """
    people = sorted(set(inspectors))
    load: Counter[str] = Counter()
    assigned: list[Assignment] = []
    problems: list[Problem] = []
    for unit in units:
        tied = set(ties.get(unit, ()))
        first = _choose(people, tied, load, seed, unit)
        if first is None:
            problems.append(Problem(f"unit {unit}", "has no inspector without a tie", "name one more"))
            continue
        second = _choose(people, tied | {first}, load, seed, f"again:{unit}") if unit in again else None
        if unit in again and second is None:
            problems.append(Problem(f"unit {unit}", "has nobody to repeat its inspection", "name one more"))
        assigned.append(Assignment(unit, first, second))
    return assigned, problems


def _choose(
    people: Sequence[str], tied: Collection[str], load: Counter[str], seed: str, name: str
) -> str | None:
    free = [person for person in people if person not in tied]
    if not free:
        return None
    chosen = min(free, key=lambda person: (load[person], ticket(seed, f"inspector:{name}:{person}")))
    load[chosen] += 1
    return chosen
