"""Which file of the folder makes which part of the rules."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """`named`: each parameter is an entry of the part; else each parameter is a field of it."""

    part: str
    named: bool


SECTIONS: Mapping[str, Section] = {
    "appraisal/posts": Section("posts", named=True),
    "appraisal/indicators": Section("indicators", named=True),
    "appraisal/scorecards": Section("scorecards", named=True),
    "appraisal/curves": Section("curves", named=True),
    "appraisal/targets": Section("target_rules", named=True),
    "appraisal/duties": Section("duties", named=True),
    "appraisal/cascade": Section("cascade", named=False),
    "appraisal/absence": Section("absence", named=False),
    "appraisal/grading": Section("grading", named=False),
    "appraisal/year": Section("year", named=False),
    "appraisal/appeals": Section("appeals", named=False),
    "appraisal/estimate": Section("estimate", named=False),
    "board/closing": Section("closing", named=False),
    "board/goals": Section("board", named=False),
    "board/conversations": Section("board", named=False),
    "certification/targets": Section("certification", named=False),
    "evaluation/views": Section("evaluation", named=False),
    "evaluation/customers": Section("customers", named=False),
    "evaluation/colleagues": Section("colleagues", named=False),
    "evaluation/leaders": Section("leaders", named=False),
    "evaluation/raters": Section("raters", named=False),
    "evaluation/selection": Section("selection", named=False),
    "innovation/ideas": Section("innovation", named=False),
    "innovation/topics": Section("innovation", named=False),
    "inspection/draws": Section("inspection", named=False),
    "inspection/findings": Section("inspection", named=False),
    "learning/certification": Section("certifying", named=False),
    "learning/targets": Section("learning", named=False),
    "learning/courses": Section("courses", named=False),
    "learning/exams": Section("exams", named=False),
    "learning/ladder": Section("ladder", named=False),
    "learning/practice": Section("practice", named=False),
    "learning/year": Section("training", named=False),
    "pay/pools": Section("pay", named=False),
    "pay/bounds": Section("pay", named=False),
    "pay/legal": Section("legal", named=False),
    "pay/penalties": Section("integrity", named=False),
    "visits/quotas": Section("visits", named=False),
    "visits/frequency": Section("visits", named=False),
    "visits/verification": Section("visits", named=False),
    "visits/load": Section("visits", named=False),
    "visits/advice": Section("at_visits", named=False),
    "visits/form": Section("at_visits", named=False),
    "visits/pace": Section("field_work", named=False),
    "visits/proposing": Section("field_work", named=False),
    "visits/base_data": Section("field_work", named=False),
    "visits/proof": Section("proof", named=False),
    "visits/planning": Section("planning", named=False),
    "work/handovers": Section("work", named=False),
    "work/requests": Section("work", named=False),
    "work/tasks": Section("work", named=False),
    "work/load": Section("work", named=False),
    "work/problems": Section("work", named=False),
    "work/anomalies": Section("work", named=False),
    "work/effect": Section("work", named=False),
    "work/high_tier": Section("work", named=False),
    "work/plans": Section("work", named=False),
    "work/processes": Section("work", named=False),
}
CODED = frozenset({"posts", "indicators", "duties"})
