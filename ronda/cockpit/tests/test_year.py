"""The year of people: reckoned from months, three views and innovation; settled once and never changed."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.appraisal.models import PersonScore
from ronda.cockpit.models import SettledYear, YearLine
from ronda.cockpit.queries.year import year_statement
from ronda.cockpit.queries.year_grounds import lacking_in, settled_lines
from ronda.cockpit.rules.year import (
    Grounds,
    MonthInYear,
    PointsInYear,
    ViewsInYear,
    changed_parts,
    in_points,
)
from ronda.cockpit.services import approve_closing
from ronda.cockpit.services.settling_year import digest_of, settle_year
from ronda.cockpit.tests.closing_world import (
    LATER,
    OCTOBER,
    Sale,
    a_closable_county,
    a_policy,
    close_october,
    sell,
)
from ronda.cockpit.tests.pages_world import NAMES, browser_of, open_accounts
from ronda.facts.queries import closing_for
from ronda.innovation.models import Idea, Points
from ronda.innovation.services.ideas import IdeaSaid, write_idea
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.tests.builders import County
from ronda.policy import YearRules

TERMS = YearRules(month_weight=Decimal("0.75"), selection_weight=Decimal("0.25"), innovation_cap=Decimal(5))
NEW_YEAR = date(2023, 1, 9)
SETTLED = datetime(2023, 1, 9, 10, tzinfo=UTC)
NOVEMBER, DECEMBER = Month(2022, 11), Month(2022, 12)
MONTHS = (OCTOBER, NOVEMBER, DECEMBER)


def a_month(number: int, points: int, present: int = 30) -> MonthInYear:
    return MonthInYear(f"2026-{number:02}", 1, points * 10_000, present, 30)


def some_points(points: str, number: int = 1) -> PointsInYear:
    return PointsInYear("2026-05-04", "adopted", Decimal(points), "idea", number, "Price list under glass")


def the_year_of_the_worked_example() -> Grounds:
    """E20 of the design: six months of 90, half a month of 100, three of 102; 88; 2, 3 and 1.5."""
    months = [a_month(number, 90) for number in range(1, 7)]
    months += [a_month(7, 100, 15)]
    months += [a_month(number, 102) for number in range(8, 11)]
    points = tuple(some_points(each, number) for number, each in enumerate(("2", "3", "1.5")))
    return Grounds(tuple(months), ViewsInYear(4, Decimal(88)), points)


def test_e20_the_year_comes_out_as_worked_and_the_cap_binds() -> None:
    year = the_year_of_the_worked_example().reckon(TERMS)

    assert year is not None
    assert (year.months, year.score) == (Fraction(1792, 19), Fraction(1857, 19))
    assert year.innovation == 5
    assert in_points(year.score) == 977_368


def test_without_a_selection_score_its_weight_goes_back_to_the_months() -> None:
    grounds = Grounds((a_month(1, 90), a_month(2, 96)), ViewsInYear(None, None, "none"), (some_points("1"),))

    year = grounds.reckon(TERMS)

    assert year is not None
    assert (year.core, year.score) == (Fraction(93), Fraction(94))


def test_views_that_were_not_reliable_enough_leave_their_part_to_the_months() -> None:
    """Of the quarter, .8 is reported: .8 of the months at 90 and .2 of the views at 80."""
    grounds = Grounds((a_month(1, 90),), ViewsInYear(4, Decimal(80), "", Decimal("0.8")))

    year = grounds.reckon(TERMS)

    assert year is not None
    assert year.score == 88
    assert Grounds.of_json(grounds.as_json()) == grounds


def test_grounds_come_back_from_what_was_kept_of_them() -> None:
    grounds = the_year_of_the_worked_example()

    assert Grounds.of_json(grounds.as_json()) == grounds


@given(
    scores=st.lists(st.integers(0, 120), min_size=1, max_size=12),
    points=st.lists(st.integers(0, 6), max_size=4),
    views=st.one_of(st.none(), st.integers(0, 100)),
)
def test_innovation_only_ever_adds(scores: list[int], points: list[int], views: int | None) -> None:
    months = tuple(a_month(number, score) for number, score in enumerate(scores, start=1))
    said = ViewsInYear(1, None if views is None else Decimal(views))
    with_points = Grounds(months, said, tuple(some_points(str(each)) for each in points)).reckon(TERMS)
    without = Grounds(months, said).reckon(TERMS)

    assert with_points is not None
    assert without is not None
    assert with_points.score - without.score == min(5, sum(points))


def test_what_has_changed_since_is_named() -> None:
    kept = the_year_of_the_worked_example()
    later = Grounds(
        (*kept.months[:-1], MonthInYear("2026-10", 2, 1_030_000, 30, 30)), kept.views, kept.innovation[:2]
    )

    assert changed_parts(kept, kept) == ()
    assert changed_parts(kept, later) == ("months", "innovation")
    turned = Grounds(kept.months, ViewsInYear(4, Decimal(89)), kept.innovation[::-1])
    assert changed_parts(kept, turned) == ("selection",)


def give_points(county: County, who: str, points: str) -> Points:
    noted = datetime(2022, 11, 2, 9, tzinfo=UTC)
    by = county.viewer_of(who)
    idea: Idea = write_idea(
        by=by, at=noted, today=noted.date(), key=UUID(int=1), said=IdeaSaid("Price list under glass")
    )
    assert by.person_id is not None
    return Points.objects.create(
        company=idea.company,
        person_id=by.person_id,
        year=2022,
        cause="adopted",
        points=Decimal(points),
        idea=idea,
        day=noted.date(),
        given_at=noted,
    )


def settle(county: County, **said: Any) -> SettledYear:
    """By whoever runs the machine, knowing that nobody has approved the months."""
    here: dict[str, Any] = {"at": SETTLED, "today": NEW_YEAR, "year": 2022, "unapproved": MONTHS}
    return settle_year(by=county.viewer, **(here | said))


def close_two_more(county: County) -> None:
    for month, day in ((NOVEMBER, 12), (DECEMBER, 6)):
        year = 2022 if month == NOVEMBER else 2023
        moment = datetime(year, month.month % 12 + 1, min(day, 5), 9, tzinfo=UTC)
        close_october(county, month=month, as_of=moment, at=moment)


@pytest.mark.django_db
def test_a_year_is_settled_when_all_its_months_are_and_then_stays(ronda_home: Path) -> None:
    county = a_closable_county()
    open_accounts(county)
    close_october(county)
    leader = county.viewer
    company = leader.company_id
    lacking = [("gap", "2022-11"), ("gap", "2022-12")]
    assert lacking_in(company, 2022, today=NEW_YEAR) == lacking
    assert lacking_in(company, 2022, today=date(2022, 12, 5)) == [("not_over", "2022"), ("gap", "2022-11")]
    with pytest.raises(RefusedError) as refused:
        settle(county)
    assert [each.where for each in refused.value.problems] == ["2022-11", "2022-12"]

    close_two_more(county)
    points = give_points(county, "diego", "2")
    first = settle(county)

    assert first.digest == digest_of(first.terms, settled_lines(first))
    people = PersonScore.objects.filter(closing=closing_for(leader, OCTOBER)).count()
    assert (first.run, first.lines.count()) == (1, people)
    diego = year_statement(county.viewer_of("diego"), "E05", 2022)
    months = diego.person.grounds.months
    assert [each.month for each in months] == ["2022-10", "2022-11", "2022-12"]
    weighed = sum(Fraction(each.score * each.present_days, each.days) for each in months)
    present = sum(Fraction(each.present_days, each.days) for each in months)
    assert diego.person.year.score == weighed / present / 10_000 + 2
    with pytest.raises(RefusedError, match="has not changed"):
        settle(county, reason="once more")

    sell(county, Sale("late", "R1", date(2022, 10, 25), 900_000), at=LATER)
    close_october(county, as_of=LATER, at=LATER)
    Points.objects.filter(pk=points.pk).update(taken_back_at=SETTLED, taken_back_why="Given twice")
    after = year_statement(county.viewer_of("diego"), "E05", 2022)
    assert after.person == diego.person
    assert after.changed == ("months", "innovation")
    with pytest.raises(RefusedError, match="needs a reason"):
        settle(county, reason=" ")
    second = settle(county, reason="Late sales of October")

    corrected = year_statement(county.viewer_of("diego"), "E05", 2022)
    assert (second.run, corrected.changed) == (2, ())
    assert corrected.person.year.innovation == 0
    assert corrected.person.grounds.months[0].run == 2
    kept = YearLine.objects.get(settled=first, person_id=diego.person.place.person_id)
    assert Grounds.of_json(kept.grounds) == diego.person.grounds
    with pytest.raises(TypeError):
        YearLine.objects.filter(pk=kept.pk).update(score=0)
    with pytest.raises(TypeError):
        SettledYear.objects.all().delete()


@pytest.mark.django_db
def test_of_two_who_settle_at_once_one_is_told_so(ronda_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    county = a_closable_county()
    close_october(county)
    close_two_more(county)
    settle(county)
    monkeypatch.setattr("ronda.cockpit.services.settling_year.newest_settled", lambda company, year: None)

    with pytest.raises(RefusedError, match="somebody else meanwhile"):
        settle(county)

    assert SettledYear.objects.count() == 1
    assert YearLine.objects.count() == SettledYear.objects.get().lines.count()


@pytest.mark.django_db
def test_the_page_of_settling_tells_what_lacks_and_settles_by_hand(
    ronda_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county = a_closable_county()
    open_accounts(county)
    close_october(county)
    monkeypatch.setattr("django.utils.timezone.now", lambda: SETTLED)
    teresa = browser_of("teresa")
    assert "November 2022 has no results yet." in text_of(teresa.get("/month-close/years/2022/"))

    close_two_more(county)
    answer = teresa.post("/month-close/years/2022/", {})
    assert answer.status_code == 422
    assert "Tick the box first" in text_of(answer)
    assert not SettledYear.objects.exists()
    agreed = " ".join(map(str, MONTHS))
    answer = teresa.post("/month-close/years/2022/", {"sure": "on", "unapproved": agreed}, follow=True)

    assert "The year 2022 is settled, run 1." in text_of(answer)
    assert "Settled by Teresa" in text_of(browser_of("elena").get("/people/E06/2022/"))
    assert "Nothing to settle" in text_of(teresa.get("/month-close/years/2022/"))
    assert "2022" in text_of(teresa.get("/month-close/"))


@pytest.mark.django_db
def test_months_that_nobody_approved_are_named_and_settled_only_by_a_tick_that_names_them(
    ronda_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    county = a_closable_county()
    open_accounts(county)
    close_october(county)
    close_two_more(county)
    approve_closing(by=county.viewer, at=SETTLED, closing=closing_for(county.viewer, OCTOBER))
    monkeypatch.setattr("django.utils.timezone.now", lambda: SETTLED)
    teresa, page = browser_of("teresa"), "/month-close/years/2022/"

    shown = text_of(teresa.get(page))
    assert "what nobody has approved: November 2022, December 2022." in shown
    assert "/month-close/2022-10/" not in shown
    without = text_of(teresa.post(page, {"sure": "on"}))
    assert "November 2022 is not approved yet" in without
    assert "December 2022 is not approved yet" in without
    earlier = text_of(teresa.post(page, {"sure": "on", "unapproved": "2022-11"}))
    assert "December 2022 is not approved yet" in earlier
    assert "November 2022 is not approved yet" not in earlier
    assert teresa.post(page, {"sure": "on", "unapproved": "2022-13"}).status_code == 422
    assert not SettledYear.objects.exists()

    done = teresa.post(page, {"sure": "on", "unapproved": "2022-11 2022-12"}, follow=True)
    assert "The year 2022 is settled, run 1." in text_of(done)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_year_statement_opens_for_oneself_the_director_and_the_leader_only(october: None) -> None:
    for address in ("/people/E06/2022/", "/people/E06/2022/?export=csv", "/people/E06/2022/?export=xlsx"):
        opened = {name: browser_of(name).get(address).status_code for name in NAMES}
        assert {name for name, status in opened.items() if status == 200} == {"ana", "elena", "teresa"}
        assert {status for status in opened.values() if status != 200} == {404}
    for address in ("/people/E06/2019/", "/people/E99/2022/"):
        assert browser_of("teresa").get(address).status_code == 404


def test_the_year_of_a_team_opens_for_those_who_lead_it_and_settling_for_those_who_close(
    october: None,
) -> None:
    def opened(address: str) -> set[str]:
        return {name for name in NAMES if browser_of(name).get(address).status_code == 200}

    assert opened("/team/years/2022/") == {"ana", "teresa", "ingrid"}
    assert opened("/month-close/years/2022/") == {"ana", "teresa", "yusuf", "ingrid"}
    assert "E05" not in text_of(browser_of("ingrid").get("/team/years/2022/"))
    assert "E05" not in text_of(browser_of("yusuf").get("/month-close/years/2022/"))


def test_the_file_of_a_statement_adds_up_to_the_year(october: None) -> None:
    text = browser_of("ana").get("/people/E05/2022/?export=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))

    [month] = [row for row in rows if row and row[0] == "2022-10"]
    told = {row[0]: row[-1] for row in rows if row}
    assert Decimal(told["Mean of the months"]) == Decimal(month[-1])
    added = Decimal(told["Innovation, up to the cap"])
    assert Decimal(told["Score of the year"]) == Decimal(month[-1]) + added


def test_whoever_may_not_close_settles_nothing(october: None) -> None:
    county_viewer = browser_of("diego")
    assert county_viewer.post("/month-close/years/2022/", {"sure": "on"}).status_code == 404
    assert not SettledYear.objects.exists()


def test_the_policy_holds_the_terms_of_the_year() -> None:
    assert a_policy().in_force(OCTOBER.period).year == TERMS
