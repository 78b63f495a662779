"""How work goes from hand to hand."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ronda.policy.models.terms import Days, Fraction01, Frozen, Positive

Minutes = Annotated[int, Field(ge=0, le=10080)]


class WorkRules(Frozen):
    """How work goes from hand to hand, and what is looked for in it; days are working days."""

    silence_days: Annotated[int, Field(ge=1, le=60)]
    rework_days: Annotated[int, Field(ge=1, le=60)]
    returns_before_director: Annotated[int, Field(ge=1, le=10)]
    service_request_days: Mapping[str, Days]
    customer_request_days: Mapping[str, Days]
    remind_days_before: Days
    note_answer_days: Days
    task_minutes: Mapping[str, Minutes]
    recurring_days_ahead: Annotated[int, Field(ge=1, le=92)]
    training_minutes_per_week: Minutes
    office_minutes_per_day: Mapping[str, Minutes]
    load_band: tuple[Positive, Positive]
    longest_form_minutes: Annotated[int, Field(ge=1, le=480)]
    travel_minutes_per_visit: Annotated[int, Field(ge=0, le=240)]
    problem_days: Days
    repeats: Annotated[int, Field(ge=2, le=50)]
    repeat_window_days: Annotated[int, Field(ge=7, le=730)]
    anomaly_weeks: Annotated[int, Field(ge=8, le=260)]
    anomaly_limit: Positive
    anomaly_stop_limit: Fraction01
    anomaly_stuffing_share: Fraction01
    anomaly_least_orders: Annotated[int, Field(ge=3)]
    anomaly_level_share: Fraction01
    anomaly_least_spread: Positive
    anomaly_least_compared: Annotated[int, Field(ge=2)]
    anomaly_false_share: Fraction01
    anomaly_quiet_days: Annotated[int, Field(ge=1, le=730)]
    anomaly_stronger: Annotated[Decimal, Field(ge=1)]
    anomaly_false_alarms: Mapping[str, Annotated[Decimal, Field(ge=0)]]
    anomaly_found_share: Mapping[str, Fraction01]
    effect_neighbours: Annotated[int, Field(ge=1, le=50)]
    effect_months_before: Annotated[int, Field(ge=1, le=24)]
    effect_least_outlets: Annotated[int, Field(ge=2)]
    effect_confidence: Annotated[Decimal, Field(gt=0, lt=1)]
    effect_resamples: Annotated[int, Field(ge=100, le=100000)]
    effect_quick_months: Annotated[int, Field(ge=0)]
    reorder_cycles: Annotated[int, Field(ge=1, le=52)]
    high_tier_grade: Annotated[int, Field(ge=1, le=30)]
    high_tier_share: Fraction01
    high_tier_alert: Fraction01
    review_months: Annotated[int, Field(ge=1, le=60)]
    plan_summary_days: Annotated[int, Field(ge=0, le=60)]
    plan_list_days: Annotated[int, Field(ge=0, le=60)]
