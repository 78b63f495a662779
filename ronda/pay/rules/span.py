"""Between what amounts a share lies while scores are not settled, and what the next grade would bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ronda.pay.rules.grades import Ladder, grade_for
from ronda.pay.rules.lines import Spell
from ronda.pay.rules.shares import share_pool
from ronda.pay.rules.terms import Terms


@dataclass(frozen=True)
class Grades:
    """A person's score for the grade as it is expected, at least and at most, in ten-thousandths."""

    expected: int
    least: int
    most: int


@dataclass(frozen=True)
class Span:
    """Cents of one spell; `step_cents` is what the next better grade adds, None at the best one."""

    least: int
    expected: int
    most: int
    step_cents: int | None


def spans_of(
    pools: Sequence[int], spells: Sequence[Spell], scores: Mapping[int, Grades], terms: Terms
) -> dict[int, Span]:
    """By spell number, for the people of one post of one unit.

    The least is one's own lowest score among colleagues at their highest, in the smallest of the `pools`; the
    most is the other way round. The first pool is the expected one.
    """
    found = {}
    expected = _shares(pools[0], spells, {number: score.expected for number, score in scores.items()}, terms)
    for spell in spells:
        number, own = spell.spell_id, scores[spell.spell_id]
        low = {each: score.most for each, score in scores.items()} | {number: own.least}
        high = {each: score.least for each, score in scores.items()} | {number: own.most}
        found[number] = Span(
            least=min(_shares(min(pools), spells, low, terms)[number], expected[number]),
            expected=expected[number],
            most=max(_shares(max(pools), spells, high, terms)[number], expected[number]),
            step_cents=_step(pools[0], spells, scores, spell, expected[number], terms),
        )
    return found


def next_step(points: int, ladder: Ladder) -> tuple[str, int, int] | None:
    """The next better grade, where it begins, and where the present one does; None at the best."""
    starts = [(start, grade.letter) for start, grade in ladder.steps]
    held = grade_for(points, ladder).letter
    place = next(number for number, (_, letter) in enumerate(starts) if letter == held)
    if place == 0:
        return None
    (start, letter), (own_start, _) = starts[place - 1], starts[place]
    return letter, start, own_start


def outward(least: int, most: int) -> tuple[int, int]:
    """The range on two leading digits of its upper end, so that it never claims what nobody knows.

    Worked: 4,312.77 to 4,655.10 is told as 4,300 to 4,700.
    """
    step = 10 ** max(len(str(max(most, 1))) - 2, 0)
    return least // step * step, -(-most // step) * step


def _shares(pool: int, spells: Sequence[Spell], points: Mapping[int, int], terms: Terms) -> dict[int, int]:
    graded = [spell._replace(grade_points=points[spell.spell_id]) for spell in spells]
    return {spell.spell_id: part.cents for spell, _, part in share_pool(pool, graded, terms)}


def _step(
    pool: int,
    spells: Sequence[Spell],
    scores: Mapping[int, Grades],
    spell: Spell,
    expected: int,
    terms: Terms,
) -> int | None:
    step = next_step(scores[spell.spell_id].expected, terms.ladder)
    if step is None or spell.newcomer:
        return None
    points = {number: score.expected for number, score in scores.items()} | {spell.spell_id: step[1]}
    return max(_shares(pool, spells, points, terms)[spell.spell_id] - expected, 0)
