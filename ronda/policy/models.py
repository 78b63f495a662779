"""The values in force at one moment, typed, frozen and checked when they are made."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Fraction01 = Annotated[Decimal, Field(ge=0, le=1)]
Positive = Annotated[Decimal, Field(gt=0)]
Days = Annotated[int, Field(ge=0, le=366)]
Side = Literal["front", "back", "none"]
LevelName = Literal["junior", "intermediate", "senior", "marketer", "senior_marketer"]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Knot(Frozen):
    """A corner of a curve: at this attainment, these points."""

    attainment: Annotated[Decimal, Field(ge=0)]
    points: Annotated[Decimal, Field(ge=0)]


class PostRule(Frozen):
    code: str
    side: Side
    holds_portfolio: bool
    appraised: bool
    team_share: Fraction01
    pay_weight: Annotated[Decimal, Field(ge=0)]
    role: str


class Indicator(Frozen):
    code: str
    kind: Literal["result", "process"]
    measure: str
    level: Literal["book", "unit", "person"]
    direction: Literal["up", "down", "band"]
    target: Positive | None = None
    band: tuple[Decimal, Decimal] | None = None
    tolerance: Positive | None = None
    min_den: Annotated[int, Field(ge=1)] = 1
    curve: str = "default"
    unit_of_measure: str
    serves: tuple[str, ...] = ()
    duties_apply: bool = True
    duty_codes: tuple[str, ...] = ()


class Duty(Frozen):
    code: str
    post: str
    evidence: Literal["handovers", "visits", "requests", "information", "tasks"]
    grace: Annotated[int, Field(ge=0)] = 0
    weights: Mapping[str, Fraction01]


class Cascade(Frozen):
    tiers: tuple[tuple[Literal["front", "back"], ...], ...]
    relief: Fraction01


class Absence(Frozen):
    min_days: Annotated[int, Field(ge=0, le=31)]
    protected_leave: tuple[str, ...]
    new_hire_months: Annotated[int, Field(ge=0)]


class Band(Frozen):
    grade: str
    from_points: Annotated[Decimal, Field(ge=0)]
    coefficient: Positive


class Grading(Frozen):
    bands: tuple[Band, ...]
    rolling_months: Annotated[int, Field(ge=1, le=12)]
    spread_limit: Positive
    newcomer_grade: str
    quotas: Mapping[str, Fraction01] | None = None
    quota_min_group: Annotated[int, Field(ge=1)]
    quota_gap: Annotated[Decimal, Field(ge=0)]


class PayRules(Frozen):
    budget_per_weight_cents: Annotated[int, Field(ge=0)]
    appeal_reserve: Fraction01
    team_coefficient_floor: Positive
    team_coefficient_ceiling: Positive
    share_floor: Fraction01
    share_ceiling: Annotated[Decimal, Field(ge=1)]
    max_share_at_risk: Fraction01


class LegalRules(Frozen):
    jurisdiction: str
    minimum_wage_cents: Annotated[int, Field(ge=0)]
    max_deduction: Fraction01


class Certification(Frozen):
    intermediate_share: Fraction01
    senior_share: Fraction01
    probation_excluded: bool


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


class YearRules(Frozen):
    month_weight: Fraction01
    selection_weight: Fraction01
    innovation_cap: Annotated[Decimal, Field(ge=0)]


class AppealRules(Frozen):
    publication_days: int
    objection_days: int
    answer_days: int
    near_miss_points: Annotated[Decimal, Field(ge=0)] = Decimal(0)


class EvaluationRules(Frozen):
    sides: Mapping[str, Fraction01]
    reportable_reliability: Fraction01
    pay_reliability: Fraction01


class EstimateRules(Frozen):
    swing: Fraction01


class TargetRule(Frozen):
    rule: Literal["same_month_last_year"]
    growth: Positive
    recent_months: Annotated[int, Field(ge=1, le=12)]


class Integrity(Frozen):
    penalties: Mapping[str, Fraction01]


class BoardRules(Frozen):
    """What a team board holds the goals against, and when it asks for a conversation."""

    tasks_on_time: Fraction01
    handovers_on_time: Fraction01
    visits_as_planned: Fraction01
    load_band: tuple[Positive, Positive]
    load_share: Fraction01
    band_share: Fraction01 = Decimal("0.80")
    results_met: Fraction01
    skilled_share: Fraction01
    rung_share: Fraction01 = Decimal("0.80")
    notable_change: Annotated[Decimal, Field(ge=0)]
    grades: tuple[str, ...]
    bands_fallen: Annotated[int, Field(ge=1)]
    months_missed: Annotated[int, Field(ge=2, le=12)]
    least_points: Annotated[Decimal, Field(ge=0)] = Decimal(0)
    own_points: Positive | None = None


class ClosingRules(Frozen):
    """What is looked at twice before the money of a month is divided."""

    outlier_fence: Positive
    outlier_people: Annotated[int, Field(ge=4)]


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


class InspectionRules(Frozen):
    """How much is drawn for inspection, with which chances, and the time limits of a finding."""

    sample_share: Fraction01
    least_per_person: Annotated[int, Field(ge=1, le=1000)]
    most_per_person: Annotated[int, Field(ge=1, le=1000)]
    one_check_per_outlet: bool
    least_chance: Annotated[Decimal, Field(gt=0, le=1)]
    even_share: Fraction01
    risk_weights: Mapping[str, Annotated[int, Field(ge=0, le=1000)]]
    again_share: Fraction01
    # A closing made before rounds had a time for revealing keeps a policy without it.
    reveal_days: Annotated[int, Field(ge=1, le=30)] = 2
    check_days: Annotated[int, Field(ge=1, le=60)]
    confidence: Annotated[Decimal, Field(gt=0, lt=1)]
    records_right: Fraction01
    tolerances: Mapping[Literal["pieces", "cents", "days"], Annotated[int, Field(ge=0)]]
    answer_days: Annotated[int, Field(ge=1, le=60)]
    decision_days: Annotated[int, Field(ge=1, le=60)]
    correction_days: Annotated[int, Field(ge=1, le=60)]
    recheck_days: Annotated[int, Field(ge=1, le=60)]
    most_corrections: Annotated[int, Field(ge=1, le=10)]


class ExamRules(Frozen):
    """When an exam is passed, what is late, how essays are settled, what the bank of questions takes."""

    pass_mark: Annotated[Decimal, Field(ge=0, le=100)]
    late_grace_seconds: Annotated[int, Field(ge=0, le=600)]
    late_counted_most_seconds: Annotated[int, Field(ge=0, le=86_400)]
    rasch_least_answers: Annotated[int, Field(ge=2)]
    essay_markers: Literal[2]
    essay_settled_share: Fraction01
    image_most_bytes: Annotated[int, Field(ge=1, le=20_000_000)]
    image_most_pixels: Annotated[int, Field(ge=1, le=80_000_000)]
    image_longest_side: Annotated[int, Field(ge=100, le=10_000)]
    bank_most_bytes: Annotated[int, Field(ge=1, le=50_000_000)]
    bank_most_questions: Annotated[int, Field(ge=1, le=10_000)]
    essay_most_letters: Annotated[int, Field(ge=100, le=100_000)]
    discrimination_least: Annotated[Decimal, Field(ge=-1, le=1)]


class CourseRules(Frozen):
    """When a material is finished, which minutes count, what is proposed, when the effect is looked at."""

    effect_check_days: Annotated[int, Field(ge=30, le=60)]
    video_seen_share: Annotated[Decimal, Field(gt=0, le=1)]
    reading_time_share: Annotated[Decimal, Field(gt=0, le=1)]
    reading_words_a_minute: Annotated[int, Field(ge=50, le=1000)]
    reading_signs_a_minute: Annotated[int, Field(ge=50, le=1000)]
    report_seconds: Annotated[int, Field(ge=5, le=60)]
    report_most_seconds: Annotated[int, Field(ge=10, le=600)]
    fastest_playing: Annotated[Decimal, Field(ge=1, le=4)]
    credited_most_share: Annotated[Decimal, Field(ge=1, le=5)]
    feedback_least_answers: Annotated[int, Field(ge=2, le=20)]
    pdf_most_bytes: Annotated[int, Field(ge=1, le=200_000_000)]
    video_most_bytes: Annotated[int, Field(ge=1, le=2_000_000_000)]
    text_most_letters: Annotated[int, Field(ge=100, le=1_000_000)]
    proposal_weak_points: Annotated[Decimal, Field(ge=0, le=100)]
    proposal_quiet_days: Annotated[int, Field(ge=0, le=730)]
    proposals_most_open: Annotated[int, Field(ge=1, le=50)]


class ColleagueRules(Frozen):
    """Ratings by colleagues: how many it takes before anything is shown, and when forms are looked at."""

    least_forms: Annotated[int, Field(ge=3, le=20)]
    response_floor: Fraction01
    least_comments: Annotated[int, Field(ge=2, le=20)]
    comment_most_letters: Annotated[int, Field(ge=50, le=2000)]
    passphrase_least_letters: Annotated[int, Field(ge=8, le=100)]
    remind_days: tuple[Annotated[int, Field(ge=0, le=60)], ...]
    careless_least_forms: Annotated[int, Field(ge=3, le=20)]
    peer_marks: tuple[Annotated[int, Field(ge=0, le=10)], Annotated[int, Field(ge=1, le=10)]]
    peer_questions: Mapping[str, Mapping[str, str]]
    clique_permutations: Annotated[int, Field(ge=99, le=9999)]
    clique_chance: Fraction01


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


class LearningRules(Frozen):
    """What a person's year of learning is held against; `hours_a_year` is spread evenly over its months."""

    hours_a_year: Annotated[int, Field(ge=1, le=1000)]
    learning_months_share: Fraction01
    month_most_share: Annotated[Decimal, Field(gt=0, le=1)]
    own_forms_share: Fraction01

    @property
    def minutes_a_month(self) -> int:
        return self.hours_a_year * 60 // 12


class CertifyingRules(Frozen):
    """Who sits the vocational certification and when, the reminders, and what a forecast of it takes."""

    required_level: Annotated[int, Field(ge=1, le=5)]
    required_level_while_short: Annotated[int, Field(ge=1, le=5)]
    years_in_trade: Mapping[LevelName, Annotated[int, Field(ge=0, le=50)]]
    years_at_level_below: Mapping[LevelName, Annotated[int, Field(ge=0, le=50)]]
    remind_days: tuple[Annotated[int, Field(ge=0, le=366)], ...]
    expiry_days: Annotated[int, Field(ge=0, le=1000)]
    rate_least_sat: Annotated[int, Field(ge=1)]
    rate_prior: Mapping[Literal["passed", "failed"], Annotated[Decimal, Field(gt=0)]]
    range_mass: Annotated[Decimal, Field(gt=0, lt=1)]
    rate_steps: Annotated[int, Field(ge=1, le=99)]
    prepared_chance: Fraction01


class PracticeRules(Frozen):
    """Sheets of observed visits and drills, how many judge, what is shown, and the look at the job."""

    shower_questions: Mapping[str, Literal["grade", "words", "yes_no"]]
    watcher_questions: Mapping[str, Literal["grade", "words", "yes_no"]]
    grade_most: Annotated[int, Field(ge=2, le=10)]
    observation_minutes: Annotated[int, Field(ge=1, le=480)]
    drill_sheets: Mapping[
        Literal["display", "coaching", "brand_planning"],
        Mapping[str, tuple[Annotated[int, Field(ge=1, le=100)], Annotated[int, Field(ge=1, le=100)]]],
    ]
    judges_least: Annotated[int, Field(ge=1, le=20)]
    drill_proof_score: Annotated[Decimal, Field(ge=0, le=100)]
    shown_one_in: Annotated[int, Field(ge=1, le=20)]
    agreement_good: Fraction01
    agreement_fair: Fraction01
    no_occasion_days: Annotated[int, Field(ge=7, le=90)]
    effect_ahead_days: Annotated[int, Field(ge=0, le=60)]
    effect_least_people: Annotated[int, Field(ge=2, le=20)]


class TrainingRules(Frozen):
    """How much time a year of training may take, how long the search is, how classes are held."""

    free_share_percent: Annotated[int, Field(ge=1, le=100)]
    day_most_minutes: Annotated[int, Field(ge=1, le=480)]
    trainer_month_minutes: Annotated[int, Field(ge=0, le=20_000)]
    classes_a_month: Annotated[int, Field(ge=0, le=1000)]
    class_begins: Annotated[int, Field(ge=0, le=1439)]
    class_ends_by: Annotated[int, Field(ge=0, le=1439)]
    code_seconds: Annotated[int, Field(ge=10, le=3600)]
    code_minutes_before: Annotated[int, Field(ge=0, le=240)]
    unmet_price: Annotated[int, Field(ge=0)]
    crammed_price: Annotated[int, Field(ge=0)]
    idle_price: Annotated[int, Field(ge=0)]
    uneven_price: Annotated[int, Field(ge=0)]
    moved_price: Annotated[int, Field(ge=0)]
    class_price: Annotated[int, Field(ge=0)]
    plan_effort: Annotated[int, Field(ge=1, le=100_000)]


AwardName = Literal["bronze", "silver", "gold"]
DimensionName = Literal[
    "benefit", "innovation", "importance", "spread_value", "procedure", "tools", "presentation"
]


class InnovationRules(Frozen):
    """Suggestions and topics: how soon they are answered, what they earn, how topics are judged."""

    answer_days: Annotated[int, Field(ge=1, le=60)]
    remind_days: Annotated[int, Field(ge=0, le=30)]
    suggestion_points: Mapping[Literal["least", "most"], Annotated[Decimal, Field(ge=0, le=100)]]
    learning_points: Annotated[Decimal, Field(ge=0, le=100)]
    adopted_points: Annotated[Decimal, Field(ge=0, le=100)]
    spread_points: Annotated[Decimal, Field(ge=0, le=100)]
    spread_look_days: Days
    alike_least: Fraction01
    alike_most: Annotated[int, Field(ge=1, le=20)]
    dimensions: Mapping[DimensionName, Positive]
    mark_most: Annotated[int, Field(ge=1, le=100)]
    judges_least: Annotated[int, Field(ge=1, le=20)]
    award_points: Mapping[AwardName, Annotated[Decimal, Field(ge=0, le=100)]]
    award_from: Mapping[AwardName, Annotated[Decimal, Field(ge=0, le=100)]]
    award_most: Mapping[AwardName, Annotated[int, Field(ge=0, le=100)]]
    award_cents: Mapping[AwardName, Annotated[int, Field(ge=0)]]
    tie_errors: Annotated[Decimal, Field(ge=0, le=10)]
    effect_least_values: Annotated[int, Field(ge=2, le=100)]
    effect_surety: Annotated[Decimal, Field(gt=0, lt=1)]

    @model_validator(mode="after")
    def _ranges_upward(self) -> Self:
        points, earned = self.suggestion_points, self.award_from
        if not points["least"] <= points["most"]:
            raise ValueError("the least points are more than the most")
        if not earned["bronze"] <= earned["silver"] <= earned["gold"]:
            raise ValueError("bronze, silver and gold begin in this order")
        return self


RungName = Literal["new", "junior", "intermediate", "senior", "expert"]
ProofName = Literal["course", "drill", "certificate", "exam", "observed_visit", "topic"]


class CompetenceRule(Frozen):
    """`target`: one of the three abilities that the mission aims at."""

    side: Literal["skill", "ability", "will"]
    track: Literal["service", "brand", "both"]
    target: bool


class LadderRules(Frozen):
    """The default ladder: by post and rung what is asked, with the kinds of proof of which one is enough.

    `certificate_levels`: the vocational level that proves what a rung asks, where certificates do.
    """

    competences: Mapping[str, CompetenceRule]
    needs: Mapping[
        str, Mapping[RungName, Mapping[str, Annotated[tuple[ProofName, ...], Field(min_length=1)]]]
    ]
    certificate_levels: Mapping[RungName, Annotated[int, Field(ge=1, le=5)]]
    confirmed_by_hand: tuple[ProofName, ...]

    @model_validator(mode="after")
    def _needs_known_competences(self) -> Self:
        asked = {code for rungs in self.needs.values() for needs in rungs.values() for code in needs}
        if unknown := sorted(asked - set(self.competences)):
            raise ValueError(f"no such competence: {', '.join(unknown)}")
        return self


class CustomersView(Frozen):
    """How many outlets are asked, what they are asked, when a result is told and what is looked at again."""

    share: Fraction01
    least: Annotated[int, Field(ge=1, le=1000)]
    round_days: Annotated[int, Field(ge=1, le=180)]
    token_days: Annotated[int, Field(ge=1, le=180)]
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


class Rules(Frozen):
    """Every value in force on `on`; a period is appraised with the rules of its first day."""

    on: date
    posts: Mapping[str, PostRule]
    indicators: Mapping[str, Indicator]
    scorecards: Mapping[str, Mapping[str, Decimal]]
    curves: Mapping[str, tuple[Knot, ...]]
    duties: Mapping[str, Duty]
    cascade: Cascade
    absence: Absence
    grading: Grading
    pay: PayRules
    legal: LegalRules
    certification: Certification
    visits: VisitRules
    year: YearRules
    appeals: AppealRules
    evaluation: EvaluationRules
    target_rules: Mapping[str, TargetRule]
    integrity: Integrity
    board: BoardRules | None = None
    closing: ClosingRules | None = None
    work: WorkRules | None = None
    # Closings made before the month was estimated keep a policy without it.
    estimate: EstimateRules | None = None
    at_visits: AtVisits | None = None
    field_work: FieldWork | None = None
    planning: PlanningRules | None = None
    proof: ProofRules | None = None
    inspection: InspectionRules | None = None
    exams: ExamRules | None = None
    ladder: LadderRules | None = None
    training: TrainingRules | None = None
    certifying: CertifyingRules | None = None
    learning: LearningRules | None = None
    colleagues: ColleagueRules | None = None
    leaders: LeaderRules | None = None
    selection: SelectionRules | None = None
    courses: CourseRules | None = None
    practice: PracticeRules | None = None
    customers: CustomersView | None = None
    innovation: InnovationRules | None = None
