"""How often outlets are visited, how visits are planned, prepared and proven."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from ronda.policy.models.terms import Days, Fraction01, Frozen


class VisitRules(Frozen):
    quotas: Mapping[str, int]
    frequency: Mapping[str, int]
    min_dwell_flag_minutes: int
    min_dwell_warn_minutes: int
    daily_minutes: int
    minutes_per_visit: Mapping[str, int]
    outlets_warning: int
    geofence_metres: int
    modern_use_days: int


class AtVisits(Frozen):
    """What is advised at a visit, how the advice is measured, and what the form asks its writer."""

    advice_most: Annotated[int, Field(ge=1, le=10)]
    advice_months: Annotated[int, Field(ge=1, le=12)]
    advice_drop_share: Fraction01
    advice_drop_least_cents: Annotated[int, Field(ge=0)]
    advice_sellers_share: Fraction01
    advice_least_comparable: Annotated[int, Field(ge=3, le=1000)]
    advice_low_cover_days: Days
    advice_high_cover_days: Days
    advice_margin_gap: Fraction01
    advice_measured_after_days: Annotated[int, Field(ge=1, le=366)]
    advice_recovered_share: Fraction01
    watched_products: Annotated[int, Field(ge=0, le=40)]
    same_words_days: Annotated[int, Field(ge=1, le=366)]
    same_words_times: Annotated[int, Field(ge=1, le=100)]
    same_words_least: Annotated[int, Field(ge=1, le=500)]


class FieldWork(Frozen):
    """When a pace of visits is told as behind, what is proposed for field visits, and what base data are."""

    pace_warn_share: Fraction01
    pace_slack_share: Fraction01
    pace_most_a_day: Annotated[int, Field(ge=1, le=200)]
    visit_serves_both: bool
    proposal_weights: Mapping[str, Annotated[int, Field(ge=0, le=1000)]]
    proposal_weights_directing: Mapping[str, Annotated[int, Field(ge=0, le=1000)]]
    proposal_unseen_days: Days
    proposal_spread_cost: Annotated[int, Field(ge=0, le=1000)]
    proposal_weak_most: Annotated[int, Field(ge=0, le=8)]
    base_data_groups: Mapping[str, tuple[str, ...]]
    base_data_timely_days: Days
    licence_alert_days: Days


class ProofRules(Frozen):
    """What about a visit becomes a question to the person, and what is kept of where somebody was."""

    least_stay_minutes: Mapping[str, Annotated[int, Field(ge=0, le=240)]]
    top_speed_kmh: Annotated[int, Field(ge=30, le=1000)]
    overlap_minutes: Annotated[int, Field(ge=1, le=240)]
    photo_alike_bits: Annotated[int, Field(ge=0, le=16)]
    photo_days: Annotated[int, Field(ge=1, le=1100)]
    photo_minutes: Annotated[int, Field(ge=1, le=1440)]
    clock_minutes: Annotated[int, Field(ge=1, le=1440)]
    equal_accuracies: Annotated[int, Field(ge=3, le=200)]
    place_demanded: bool
    place_hours: tuple[Annotated[int, Field(ge=0, le=24)], Annotated[int, Field(ge=0, le=24)]]
    place_coarse_metres: Annotated[int, Field(ge=50, le=5000)]
    place_days_more: Days
    flag_answer_days: Annotated[int, Field(ge=1, le=30)]


class PlanningRules(Frozen):
    """What a month's plan of visits is weighed with; prices are in minutes of travel."""

    plan_unmet_minutes: Mapping[str, Annotated[int, Field(ge=0, le=100_000)]]
    plan_unmet_field_minutes: Annotated[int, Field(ge=0, le=100_000)]
    plan_overtime_price: Annotated[int, Field(ge=0, le=1000)]
    plan_longest_overtime: Annotated[int, Field(ge=0, le=720)]
    plan_uneven_permille: Annotated[int, Field(ge=0, le=1000)]
    plan_moved_minutes: Annotated[int, Field(ge=0, le=100_000)]
    plan_spacing: Mapping[int, tuple[Annotated[int, Field(ge=1, le=31)], Annotated[int, Field(ge=1, le=31)]]]
    plan_field_visit_minutes: Annotated[int, Field(ge=1, le=480)]
    plan_joint_minutes: Annotated[int, Field(ge=0, le=480)]
    plan_detour_percent: Annotated[int, Field(ge=100, le=1000)]
    plan_speed_kmh: Annotated[int, Field(ge=1, le=200)]
    plan_day_begins: Annotated[int, Field(ge=0, le=1439)]
    plan_hours_price: Annotated[int, Field(ge=0, le=480)]
    plan_farthest_km: Annotated[int, Field(ge=1, le=20_000)]
    plan_iterations: Annotated[int, Field(ge=1, le=100_000_000)]
