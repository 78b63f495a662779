"""Charts and tables of the wizard: scores, grades, pools, and everybody's amount to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from ronda.appraisal.wording import post_name
from ronda.cockpit.services.looking import Look
from ronda.design.templatetags.figures import plain_number
from ronda.pay.rules import reasons_of
from ronda.pay.wording import sentence_of


@dataclass(frozen=True)
class PoolRow:
    """One pool: the company's, a centre's or a post's, with how the last cent fell."""

    level: str
    name: str
    people: int
    weight: str
    cents: int
    kept_cents: int
    cent: str


@dataclass(frozen=True)
class AmountRow:
    """What one spell would receive, and why its last cent is where it is."""

    code: str
    name: str
    post: str
    grade: str
    weight: str
    share_cents: int
    penalty_cents: int
    amount_cents: int
    cent: str
    reasons: Sequence[str]


def scores_chart(look: Look) -> dict[str, Any]:
    """How many people have a score in each column of points."""
    return {
        "labels": [f"{column.low}-{column.high}" for column in look.columns],
        "series": [{"name": _("People"), "values": [column.people for column in look.columns]}],
        "unit": "count",
    }


def grades_chart(look: Look) -> dict[str, Any]:
    return {
        "labels": [grade for grade, _people in look.preview.grades],
        "series": [{"name": _("People"), "values": [people for _grade, people in look.preview.grades]}],
        "unit": "count",
    }


def pool_rows(look: Look, currency: str) -> list[PoolRow]:
    return [
        PoolRow(
            level=pool.level,
            name=_pool_name(pool.level, look.centres.get(pool.unit_id, pool.unit_code), pool.post),
            people=pool.spells,
            weight=plain_number(Fraction(pool.weight_num, pool.weight_den)),
            cents=pool.pool_cents,
            kept_cents=pool.appeal_reserve_cents + pool.reserve_cents,
            cent=_cent_words(pool.cent_by),
        )
        for pool in look.preview.pools
    ]


def sum_lines(look: Look, currency: str) -> list[AmountRow]:
    """By post and number; only of those whose pay the viewer may see."""
    names = {row.code: row.name for row in look.people}
    return [
        AmountRow(
            code=row.person_code,
            name=names.get(row.person_code, row.person_code),
            post=post_name(row.post),
            grade=row.grade,
            weight=plain_number(Fraction(row.weight_num, row.weight_den)),
            share_cents=row.share_cents,
            penalty_cents=row.penalty_cents,
            amount_cents=row.amount_cents,
            cent=_cent_words(row.cent_by),
            reasons=[
                sentence_of(reason, currency)
                for reason in reasons_of(row)
                if reason.code.startswith(("pay.cent", "pay.floor", "pay.ceiling", "pay.penalty"))
            ],
        )
        for row in sorted(look.preview.amounts, key=lambda row: (row.unit_id, row.post, row.person_code))
    ]


def _pool_name(level: str, unit: str, post: str) -> str:
    return _("Company") if level == "company" else f"{unit}, {post_name(post)}" if post else unit


def _cent_words(cent_by: str) -> str:
    return {
        "remainder": _("a cent by the larger remainder"),
        "weight": _("a cent by the larger weight"),
        "draw": _("a cent by the draw of the month"),
    }.get(cent_by, "")
