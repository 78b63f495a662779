"""The penalties of the month, person by person, each inside the law."""

from collections.abc import Iterable, Sequence

from ronda.kernel.period import Month
from ronda.pay.rules.lines import Finding, Spell
from ronda.pay.rules.penalties import (
    Penalty,
    allowed_penalty,
    minimum_wage,
    month_wage,
    penalise,
    penalty_parts,
)
from ronda.policy import Rules


def take_penalties(
    shares: Sequence[tuple[Spell, int]], findings: Iterable[Finding], rules: Rules, month: Month
) -> dict[int, Penalty]:
    """The penalties by the numbers of their spells; the law looks at all spells of a person together."""
    taken: dict[int, Penalty] = {}
    parts = penalty_parts(findings, rules.integrity.penalties)
    fined: dict[int, list[tuple[Spell, int]]] = {}
    for spell, share in sorted(shares, key=lambda row: row[0].spell_id) if parts else []:
        if parts.get(spell.person_id):
            fined.setdefault(spell.person_id, []).append((spell, share))
    for person, rows in fined.items():
        spells, amounts = [spell for spell, _ in rows], [share for _, share in rows]
        wage, minimum = month_wage(spells, month.days), minimum_wage(spells, rules, month.days)
        allowed = allowed_penalty(sum(amounts), wage, minimum, rules)
        penalties = penalise(amounts, parts[person], allowed, spells[0].person_code)
        taken.update(zip((spell.spell_id for spell in spells), penalties, strict=True))
    return taken
