"""Frozen hand-overs and tasks with their titles and the days they were in a post's hands.

A closing keeps numbers; titles are read as they were known at its moment, where the viewer may see the work.
"""

from dataclasses import replace
from datetime import date

from ronda.appraisal.queries import EvidencePage
from ronda.facts.queries import Closing
from ronda.people.rules import Viewer
from ronda.work.queries import told_work

# What the rows of a table are records of.
TITLED = {"handovers": "handover", "tasks": "task"}
# Columns that the closing itself does not hold, so that a list cannot be sorted by them.
ADDED = ("title", "began", "ended")


def with_titles(viewer: Viewer, closing: Closing, page: EvidencePage) -> EvidencePage:
    """`title`, `began` and `ended` before what is frozen; `number` 0 where there is no page to go to."""
    numbers = [int(row["number"] or 0) for row in page.rows]
    told = told_work(viewer, TITLED[page.table], numbers, closing.as_of)
    rows = [
        {
            "title": told[number].title if number in told else "",
            **row,
            "began": _iso(told[number].starts) if number in told else "",
            "ended": _iso(told[number].ends) if number in told else "",
            "number": number if number in told else 0,
        }
        for number, row in zip(numbers, page.rows, strict=True)
    ]
    columns = ("title", *page.columns[: _hands(page)], "began", "ended", *page.columns[_hands(page) :])
    return replace(page, rows=rows, columns=columns if rows else ())


def _hands(page: EvidencePage) -> int:
    """The place behind whose hands it was in."""
    return page.columns.index("outlet") + 1 if "outlet" in page.columns else page.columns.index("owner") + 1


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
