"""Why an amount is what it is, as codes with their numbers, read from the amount itself."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ronda.kernel.exact import plain
from ronda.kernel.period import Month
from ronda.kernel.reason import Reason
from ronda.pay.rules.lines import Amount, Reserves, Spell
from ronda.pay.rules.penalties import minimum_wage, month_wage
from ronda.policy import Rules


def reasons_of(amount: Amount) -> tuple[Reason, ...]:
    """Grade, bound, the fallen cent and the penalty of one amount."""
    return (_grade(amount), *_bound(amount), *how_the_cent_fell(amount), *_penalty(amount))


def how_the_cent_fell(amount: Amount) -> tuple[Reason, ...]:
    """One reason where the amount received a cent that was left over; none elsewhere."""
    if not amount.cent_by:
        return ()
    fraction = str(Fraction(amount.remainder_num, amount.remainder_den))
    return (Reason.of(f"pay.cent_by_{amount.cent_by}", person=amount.person_code, fraction=fraction),)


def notable(
    amounts: Sequence[Amount], reserves: Reserves, spells: Iterable[Spell], rules: Rules, month: Month
) -> tuple[Reason, ...]:
    """What somebody should look at: undivided money, bounds, cut penalties, pay under the minimum, risk."""
    found = [Reason.of("pay.appeal_reserve", cents=reserves.appeals)] if reserves.appeals else []
    if reserves.undivided:
        found.append(Reason.of("pay.nobody_eligible", cents=reserves.undivided))
    for amount in amounts:
        found += _bound(amount)
        found += _penalty(amount)
    return (*found, *_against_wages(amounts, spells, rules, month))


def _grade(amount: Amount) -> Reason:
    return Reason.of(
        f"pay.grade_by_{amount.grade_by}",
        person=amount.person_code,
        grade=amount.grade,
        points=amount.grade_points,
        coefficient=plain(amount.coefficient),
    )


def _bound(amount: Amount) -> tuple[Reason, ...]:
    if not amount.bound:
        return ()
    return (Reason.of(f"pay.{amount.bound}", person=amount.person_code, cents=amount.share_cents),)


def _penalty(amount: Amount) -> tuple[Reason, ...]:
    if not amount.penalty_wanted_cents:
        return ()
    code = f"pay.penalty_cut_by_{amount.penalty_cut_by}" if amount.penalty_cut_by else "pay.penalty"
    return (
        Reason.of(
            code,
            person=amount.person_code,
            cents=amount.penalty_cents,
            wanted=amount.penalty_wanted_cents,
        ),
    )


def _against_wages(
    amounts: Sequence[Amount], spells: Iterable[Spell], rules: Rules, month: Month
) -> list[Reason]:
    """Pay below the minimum wage, which no division can mend, and how many depend on it too much."""
    paid: dict[int, int] = {}
    for amount in amounts:
        paid[amount.person_id] = paid.get(amount.person_id, 0) + amount.amount_cents
    held: dict[int, list[Spell]] = {}
    earned: dict[int, int] = {}
    for spell in spells:
        if spell.wage_cents is not None:
            held.setdefault(spell.person_id, []).append(spell)
            earned[spell.person_id] = earned.get(spell.person_id, 0) + spell.wage_cents * spell.days
    limit, days = Fraction(rules.pay.max_share_at_risk), month.days
    part, whole = limit.numerator, limit.denominator
    at_risk = sum(paid[person] * days * (whole - part) > wage * part for person, wage in earned.items())
    found = []
    if at_risk:
        percent = plain(rules.pay.max_share_at_risk * 100)
        found.append(Reason.of("pay.share_at_risk", people=at_risk, percent=percent))
    for person, own in sorted(held.items()) if rules.legal.minimum_wage_cents else ():
        total = (month_wage(own, days) or 0) + paid[person]
        if total < minimum_wage(own, rules, days):
            found.append(Reason.of("pay.below_minimum", person=own[0].person_code, cents=total))
    return found
