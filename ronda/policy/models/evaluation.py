"""What others say of a person: customers, colleagues, leaders, and the selection."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen, Positive


class EvaluationRules(Frozen):
    sides: Mapping[str, Fraction01]
    reportable_reliability: Fraction01
    pay_reliability: Fraction01


class CustomersView(Frozen):
    """How many outlets are asked, what they are asked, when a result is told and what is looked at again."""

    share: Fraction01
    least: Annotated[int, Field(ge=1, le=1000)]
    round_days: Annotated[int, Field(ge=1, le=180)]
    token_days: Annotated[int, Field(ge=1, le=180)]
    extension_days: Annotated[int, Field(ge=0, le=180)]
    hand_out_posts: Annotated[tuple[tuple[str, ...], ...], Field(min_length=1)]
    recheck_share: Fraction01
    reporting_least: Annotated[int, Field(ge=3, le=100)]
    response_floor: Fraction01
    answered_share: Fraction01
    interval_errors: Annotated[Decimal, Field(gt=0, le=4)]
    good_reliability: Fraction01
    outlier_errors: Annotated[Decimal, Field(gt=0, le=6)]
    selective_chance: Fraction01
    device_forms: Annotated[int, Field(ge=2, le=1000)]
    hour_forms: Annotated[int, Field(ge=2, le=1000)]
    quick_seconds: Annotated[Decimal, Field(ge=0, le=60)]
    marks: tuple[Annotated[int, Field(ge=0, le=10)], Annotated[int, Field(ge=1, le=10)]]
    questions: Annotated[Mapping[str, Mapping[str, str]], Field(min_length=5, max_length=12)]
    open_question: Mapping[str, str]


class ColleagueRules(Frozen):
    """Ratings by colleagues: how many it takes before anything is shown, and when forms are looked at."""

    least_forms: Annotated[int, Field(ge=3, le=20)]
    response_floor: Fraction01
    least_comments: Annotated[int, Field(ge=2, le=20)]
    comment_most_letters: Annotated[int, Field(ge=50, le=2000)]
    passphrase_least_letters: Annotated[int, Field(ge=8, le=100)]
    remind_days: tuple[Annotated[int, Field(ge=0, le=60)], ...]
    missing_days: Annotated[int, Field(ge=0, le=183)]
    careless_least_forms: Annotated[int, Field(ge=3, le=20)]
    peer_marks: tuple[Annotated[int, Field(ge=0, le=10)], Annotated[int, Field(ge=1, le=10)]]
    peer_questions: Mapping[str, Mapping[str, str]]
    clique_permutations: Annotated[int, Field(ge=99, le=9999)]
    clique_chance: Fraction01


class RaterRules(Frozen):
    """The audit of raters: among how few there is none, and from which mean square on answers surprise."""

    least_raters: Annotated[int, Field(ge=6, le=100)]
    misfit: Annotated[Decimal, Field(ge=1, le=5)]


class LeaderRules(Frozen):
    """Bright spots: when a leader is reminded, and what a note must at least say."""

    quiet_days: Annotated[int, Field(ge=7, le=366)]
    note_least_letters: Annotated[int, Field(ge=1, le=200)]
    answer_days: Annotated[int, Field(ge=1, le=60)]


class SelectionRules(Frozen):
    """The selection of outstanding marketers: places, who may be chosen, how chances and ties are told."""

    places_share: Annotated[Decimal, Field(gt=0, le=1)]
    least_grade: str
    least_months: Annotated[int, Field(ge=1, le=12)]
    announced_days: Annotated[int, Field(ge=0, le=366)]
    objection_days: Annotated[int, Field(ge=1, le=60)]
    draws: Annotated[int, Field(ge=1000, le=1_000_000)]
    tie_errors: Positive
    levels: tuple[Annotated[int, Field(ge=0, le=10)], Annotated[int, Field(ge=1, le=10)]]
