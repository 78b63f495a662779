"""A re-run of a paid month: an upheld correction costs colleagues nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ronda.kernel.reason import Reason
from ronda.pay.rules.ledger import Line, lines_of, penalties_in, total_of
from ronda.pay.rules.lines import Amount

Coefficients = Mapping[int, Decimal | None]


@dataclass(frozen=True)
class Run:
    """What one distribution of a month came to."""

    amounts: Sequence[Amount]
    team_coefficients: Coefficients


@dataclass(frozen=True)
class Correction:
    """The lines to post, what the employer adds where the appeal reserve is too small, and why."""

    lines: tuple[Line, ...]
    employer_cents: int
    reasons: tuple[Reason, ...]


def correct(standing: Sequence[Line], before: Run, after: Run) -> Correction:
    """Whoever is due more for a reason of their own receives it; everybody else keeps what was paid.

    A reason of one's own is another weight, penalty or team; that a colleague lost weight is none. The money
    comes from what is left of the appeal reserve, then from the employer. Less is never taken back here.
    """
    paid = _by_person(standing)
    due = _by_person([line for amount in after.amounts for line in lines_of(amount, "correction")])
    codes = {amount.person_id: amount.person_code for run in (before, after) for amount in run.amounts}
    lines: list[Line] = []
    reasons: list[Reason] = []
    raised: list[int] = []
    for person in sorted(_changed(before, after)):
        more = total_of(due.get(person, ())) - total_of(paid.get(person, ()))
        if more > 0:
            raised.append(person)
            lines += [*_reversed(paid.get(person, ())), *due[person]]
            reasons.append(Reason.of("pay.corrected", person=codes[person], cents=more))
        elif more < 0:
            reasons.append(Reason.of("pay.kept", person=codes[person], cents=-more))
    lines += _reserve_changes(lines)
    needed = total_of(lines)
    from_reserve = min(needed, max(0, sum(line.cents for line in standing if line.kind == "appeal_reserve")))
    if from_reserve:
        lines.append(Line("appeal_reserve", -from_reserve, "pay.upheld"))
    if needed > from_reserve:
        reasons.append(Reason.of("pay.employer_pays", cents=needed - from_reserve))
    return Correction(tuple(lines), needed - from_reserve, tuple(reasons))


def _changed(before: Run, after: Run) -> set[int]:
    old, new = _grounds(before), _grounds(after)
    return {person for person in old.keys() | new.keys() if old.get(person) != new.get(person)}


def _grounds(run: Run) -> dict[int, list[tuple[object, ...]]]:
    """What a person's money rests on, apart from what the others have."""
    grounds: dict[int, list[tuple[object, ...]]] = {}
    for amount in sorted(run.amounts, key=lambda amount: (amount.unit_id, amount.post, amount.weight_num)):
        team = run.team_coefficients.get(amount.unit_id)
        weight = (amount.weight_num, amount.weight_den)
        grounds.setdefault(amount.person_id, []).append(
            (amount.unit_id, amount.post, weight, team, amount.penalty_part, amount.penalty_cut_by)
        )
    return grounds


def _by_person(lines: Iterable[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        if line.person_id is not None:
            found.setdefault(line.person_id, []).append(line)
    return found


def _reversed(lines: Sequence[Line]) -> list[Line]:
    """One line against each sum that stands in a spell, for its share and its penalty."""
    sums: dict[tuple[int | None, int | None, int | None, str, str], int] = {}
    for line in lines:
        key = (line.person_id, line.unit_id, line.spell_id, line.post, line.reason)
        sums[key] = sums.get(key, 0) + line.cents
    return [
        Line("reversal", -cents, reason, person, unit, spell, post)
        for (person, unit, spell, post, reason), cents in sums.items()
        if cents
    ]


def _reserve_changes(lines: Sequence[Line]) -> list[Line]:
    """A penalty that is lifted leaves the unit's reserve again, a new one goes into it."""
    changes = penalties_in(lines)
    return [Line("reserve", cents, "pay.penalties", None, unit) for unit, cents in changes.items() if cents]
