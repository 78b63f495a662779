"""Grades and ranges of the amounts of a running month, from its three divisions of the policy's budget."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ronda.kernel.period import Month
from ronda.pay.rules.grades import grade_for, ladder_of
from ronda.pay.rules.lines import Amount, Spell
from ronda.pay.rules.span import Grades, Span, next_step, outward, spans_of
from ronda.pay.rules.tables import read_amounts, read_pools
from ronda.pay.rules.terms import terms_of
from ronda.pay.services.frozen import read_staff
from ronda.policy import Rules


def pay_of(facts: Path, month: Month, rules: Rules, folders: Mapping[str, Path]) -> dict[int, dict[str, Any]]:
    """By person: grades at least, as expected and at most, the range of the amount, and the next step."""
    scores = _scores(folders)
    spans = _spans(facts, month, rules, folders, scores)
    amounts = {row.spell_id: row for row in read_amounts(pq.read_table(folders["pace"] / "amounts.parquet"))}
    ladder = ladder_of(rules.grading)
    totals: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    stepless: set[int] = set()
    letters: dict[int, Amount] = {}
    for number, span in spans.items():
        amount = amounts[number]
        letters.setdefault(amount.person_id, amount)
        left = 1 - Fraction(amount.penalty_cents, amount.share_cents) if amount.share_cents else Fraction(1)
        for place, cents in enumerate((span.least, span.most, span.step_cents or 0)):
            totals[amount.person_id][place] += int(cents * left)
        if span.step_cents is None:
            stepless.add(amount.person_id)
    found = {}
    for person, score in scores.items():
        held = letters.get(person)
        by_band = held is None or held.grade_by == "band"
        grades = [grade_for(points, ladder).letter for points in (score.least, score.expected, score.most)]
        if held is not None and not by_band:
            grades = [held.grade] * 3
        step = None if person in stepless or not by_band else next_step(score.expected, ladder)
        least, most, more = totals[person]
        low, high = outward(least, most) if held is not None else (None, None)
        found[person] = {
            "least_grade": grades[0],
            "grade": grades[1],
            "most_grade": grades[2],
            "least_cents": low,
            "most_cents": high,
            "step_cents": more if step else None,
            "next_grade": step[0] if step else "",
            "next_start": step[1] if step else None,
            "own_start": step[2] if step else None,
        }
    return found


def _scores(folders: Mapping[str, Path]) -> dict[int, Grades]:
    read = {
        name: dict(_columns(folders[name] / "persons.parquet", "person_id", "grade_score"))
        for name in ("pace", "slower", "faster")
    }
    return {
        person: Grades(
            expected,
            min(expected, read["slower"][person], read["faster"][person]),
            max(expected, read["slower"][person], read["faster"][person]),
        )
        for person, expected in read["pace"].items()
    }


def _spans(
    facts: Path, month: Month, rules: Rules, folders: Mapping[str, Path], scores: Mapping[int, Grades]
) -> dict[int, Span]:
    terms = terms_of(rules, month)
    groups: dict[tuple[int, str], list[Spell]] = defaultdict(list)
    for spell in read_staff(facts, folders["pace"]).spells:
        if spell.post in terms.posts:
            groups[spell.unit_id, spell.post].append(spell)
    pools: dict[tuple[int, str], list[int]] = defaultdict(list)
    for name in ("pace", "slower", "faster"):
        for pool in read_pools(pq.read_table(folders[name] / "pools.parquet")):
            if pool.level == "post":
                pools[pool.unit_id, pool.post].append(pool.pool_cents)
    found: dict[int, Span] = {}
    for key, spells in groups.items():
        ordered = sorted(spells, key=lambda spell: spell.spell_id)
        own = {spell.spell_id: scores[spell.person_id] for spell in ordered}
        found |= spans_of(pools[key], ordered, own, terms)
    return found


def _columns(path: Path, *names: str) -> Any:
    table = pq.read_table(path, columns=list(names), partitioning=None)
    return zip(*(table[name].to_pylist() for name in names), strict=True)
