"""What the parts of the policy are called."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SECTIONS: Mapping[str, Any] = {
    "appraisal/absence": _("Absence"),
    "appraisal/appeals": _("Appeals"),
    "appraisal/cascade": _("Who answers for a missed result"),
    "appraisal/curves": _("Points for attainment"),
    "appraisal/duties": _("Responsibilities"),
    "appraisal/estimate": _("Estimate of a running month"),
    "appraisal/grading": _("Grades"),
    "appraisal/indicators": _("Indicators"),
    "appraisal/posts": _("Posts"),
    "appraisal/scorecards": _("Cards of the posts"),
    "appraisal/targets": _("Rules of targets"),
    "appraisal/year": _("The year"),
    "certification/targets": _("Shares of certified people"),
    "evaluation/colleagues": _("Ratings by colleagues"),
    "evaluation/customers": _("Surveys of customers"),
    "evaluation/leaders": _("Recognition notes"),
    "evaluation/raters": _("Audit of raters"),
    "evaluation/selection": _("Outstanding marketers"),
    "evaluation/views": _("Evaluation by others"),
    "innovation/ideas": _("Suggestions and their points"),
    "innovation/topics": _("Topics and their reviews"),
    "inspection/draws": _("Draws of inspections"),
    "inspection/findings": _("Findings"),
    "learning/certification": _("Certification"),
    "learning/courses": _("Courses and their materials"),
    "learning/exams": _("Exams"),
    "learning/ladder": _("The ladder"),
    "learning/practice": _("Practice"),
    "learning/targets": _("What a year of learning asks"),
    "learning/year": _("The year's training plan"),
    "pay/bounds": _("Bounds of pay"),
    "pay/legal": _("Law"),
    "pay/penalties": _("Penalties"),
    "pay/pools": _("Pools"),
    "work/anomalies": _("Anomalies in the sales ledger"),
    "work/effect": _("Effect of plans"),
    "work/handovers": _("Hand-overs between posts"),
    "work/high_tier": _("High-tier customers"),
    "work/load": _("Load of work"),
    "work/problems": _("Problems"),
    "work/processes": _("Processes"),
    "work/requests": _("Time limits of requests"),
    "work/tasks": _("Tasks"),
}

SOURCES: Mapping[str, Any] = {
    "mission": _("asked for"),
    "default": _("default"),
    "company": _("the company's own"),
}


def section_name(section: str) -> str:
    """In the reader's language; the file's own name where there is none yet."""
    return str(SECTIONS.get(section, section.rpartition("/")[2].replace("_", " ").capitalize()))
