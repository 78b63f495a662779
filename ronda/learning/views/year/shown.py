"""What the pages of a training plan share: its head, its versions, lines and rows in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format

from ronda.jobs.queries import open_job
from ronda.kernel.period import Month
from ronda.learning.models import PlannedLearning, TrainingPlan
from ronda.learning.queries.year.page import Line, YearPage
from ronda.learning.queries.year.plans import may_train, training_plan, training_plans
from ronda.learning.services.year.asking import KIND, subject_of
from ronda.learning.wording.year_pages import CAUSES, PLAN_STATES, ROW_STATES, hours, why_words
from ronda.people.rules import Viewer
from ronda.work.views.doing import today


def head_of(viewer: Viewer, plan: TrainingPlan) -> dict[str, Any]:
    """On top of each page of a plan; two statements."""
    word, colour = PLAN_STATES[plan.state]
    leads = may_train(viewer, plan.centre_id)
    versions = list(training_plans(viewer).filter(centre=plan.centre_id, year=plan.year).order_by("version"))
    return {
        "plan": plan,
        "state": word,
        "state_kind": colour,
        "leads": leads,
        "can_change": leads and plan.state in {"draft", "accepted"} and plan.year >= today().year,
        "can_accept": leads and plan.state == "draft",
        "versions": [(each, PLAN_STATES[each.state][0]) for each in reversed(versions)],
        "job": open_job(viewer, KIND, subject_of(plan.centre.code, plan.year)) if leads else None,
    }


def plan_there(viewer: Viewer, number: int) -> TrainingPlan:
    return training_plan(viewer, number)


def line_shown(page: YearPage, line: Line) -> dict[str, Any]:
    """A person's line of the matrix, with hours as they are read."""
    return {
        "line": line,
        "href": reverse("training_person", args=[page.plan.pk, line.code]),
        "cells": [
            {
                "cell": cell,
                "planned": hours(cell.planned) if cell.planned else "",
                "actual": hours(cell.actual)
                if cell.actual or (cell.planned and cell.actual is not None)
                else "",
                "behind": cell.actual is not None and cell.actual < cell.planned,
            }
            for cell in line.cells
        ],
        "planned": hours(line.planned),
        "actual": hours(line.actual),
    }


def row_shown(row: PlannedLearning, now: Month) -> dict[str, Any]:
    state = "late" if row.state == "planned" and row.month < str(now) else row.state
    word, colour = ROW_STATES[state]
    return {
        "row": row,
        "word": word,
        "colour": colour,
        "hours": hours(row.minutes),
        "cause": CAUSES.get(row.told.get("cause", ""), ""),
        "why": why_words(row.state_why),
        "open": row.state == "planned",
    }


def curve_of(page: YearPage, names: tuple[str, str]) -> dict[str, Any]:
    """The centre's hours by month, planned and learnt."""
    planned = [each / 60 for each in page.planned]
    actual = [None if each is None else each / 60 for each in page.actual]
    return {
        "labels": [date_format(month.start, "M") for month in page.months],
        "series": [{"name": names[0], "values": planned}, {"name": names[1], "values": actual}],
        "unit": "hours",
    }


def year_asked(request: HttpRequest, default: date) -> int:
    """An address that names no year shows the running one."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2100 else default.year


def names_in(page: YearPage) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Names of people and titles of courses, by their codes."""
    return (
        {row.person.code: row.person.name for row in page.rows},
        {row.course.code: row.course.title for row in page.rows},
    )
