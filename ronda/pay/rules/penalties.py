"""What confirmed findings take from a share, and how much of it the law allows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ronda.pay.rules.lines import CutBy, Finding, Spell
from ronda.pay.rules.remainder import divide
from ronda.policy import Rules


@dataclass(frozen=True, slots=True)
class Penalty:
    """The part of one spell's share that findings ask for, what is taken, and what cut it."""

    part: Fraction
    wanted: int
    taken: int
    cut_by: CutBy


def penalty_parts(findings: Iterable[Finding], penalties: Mapping[str, Decimal]) -> dict[int, Fraction]:
    """The part of the month's share that each person loses; several findings add up, to the whole at most.

    A kind that the policy does not price costs nothing.
    """
    parts: dict[int, Fraction] = {}
    for finding in findings:
        part = parts.get(finding.person_id, Fraction(0)) + Fraction(penalties.get(finding.kind, Decimal(0)))
        parts[finding.person_id] = min(part, Fraction(1))
    return parts


def penalise(shares: Sequence[int], part: Fraction, allowed: tuple[int, CutBy], name: str) -> list[Penalty]:
    """The penalties of one person's spells; a cut below a cent is forgiven."""
    wanted = [int(share * part) for share in shares]
    most, line = allowed
    if sum(wanted) <= most:
        return [Penalty(part, cents, cents, "") for cents in wanted]
    taken = divide(most, wanted, [name] * len(wanted), "")
    return [Penalty(part, cents, cut.cents, line) for cents, cut in zip(wanted, taken, strict=True)]


def month_wage(spells: Sequence[Spell], days: int) -> int | None:
    """The wage for the spells' part of a month of `days`, as far as it is known; None where none is."""
    known = [spell.wage_cents * spell.days for spell in spells if spell.wage_cents is not None]
    return sum(known) // days if known else None


def minimum_wage(spells: Sequence[Spell], rules: Rules, days: int) -> int:
    """The minimum for the spells' part of a month of `days`; 0: none is set."""
    employed = min(days, sum(spell.days for spell in spells))
    return -(-rules.legal.minimum_wage_cents * employed // days)


def allowed_penalty(share: int, wage: int | None, minimum: int, rules: Rules) -> tuple[int, CutBy]:
    """The most that may be taken from a person in this month, and the line that sets it.

    At most a part of the month's wage, and never so much that pay falls below the minimum wage. Where no
    wage is known, only the share itself is sure to be paid, so it stands for the wage.
    """
    deduction = min(share, int((share if wage is None else wage) * Fraction(rules.legal.max_deduction)))
    above_minimum = max(0, (wage or 0) + share - minimum)
    if minimum and above_minimum < deduction:
        return above_minimum, "minimum_wage"
    return deduction, "deduction"
