"""A page that is only read asks the database once for what several of its parts want."""

from datetime import date

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from ronda.config.reading import AskOnce
from ronda.kernel.period import Month
from ronda.people.queries import company_for, working_days_of
from ronda.people.queries.once import asking_once, once
from ronda.people.tests.builders import a_county

pytestmark = pytest.mark.django_db


def test_the_company_and_its_calendar_are_asked_for_once() -> None:
    viewer = a_county().viewer

    with CaptureQueriesContext(connection) as asked, asking_once():
        for month in (Month(2022, 9), Month(2022, 10), Month(2022, 11)):
            working_days_of(viewer, month.period)
            company_for(viewer)

    assert len(asked) == 2


def test_the_days_of_a_month_are_the_same_with_and_without() -> None:
    viewer = a_county().viewer
    month = Month(2022, 10).period
    plain = working_days_of(viewer, month)

    with asking_once():
        assert working_days_of(viewer, month) == plain

    assert date(2022, 10, 3) in plain


@pytest.mark.parametrize(("method", "asked"), [("get", 1), ("head", 1), ("post", 2)])
def test_where_something_is_sent_it_is_asked_each_time(method: str, asked: int) -> None:
    found: list[int] = []

    def page(request: HttpRequest) -> HttpResponse:
        for _ in range(2):
            once("company", lambda: found.append(1))
        return HttpResponse()

    AskOnce(page)(getattr(RequestFactory(), method)("/"))

    assert len(found) == asked
