"""A year of learning: its courses, exams, practice and plan."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from ronda.policy.models.terms import Fraction01, Frozen


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


class LearningRules(Frozen):
    """What a person's year of learning is held against; `hours_a_year` is spread evenly over its months."""

    hours_a_year: Annotated[int, Field(ge=1, le=1000)]
    learning_months_share: Fraction01
    month_most_share: Annotated[Decimal, Field(gt=0, le=1)]
    own_forms_share: Fraction01

    @property
    def minutes_a_month(self) -> int:
        return self.hours_a_year * 60 // 12


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
