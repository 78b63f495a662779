"""Load and time on forms on their pages: who sees whom, what a week holds, what a sent form leaves behind."""

from datetime import date
from fractions import Fraction

import pytest

from ronda.design.form_time import SentForm
from ronda.kernel.period import Month, Period
from ronda.outlets.tests.pages import questions, words_of
from ronda.people.models import Leave
from ronda.people.queries import days_away, people_led
from ronda.work.models import FormTime
from ronda.work.queries import known_form_times
from ronda.work.queries.form_costs import paperwork_for
from ronda.work.queries.load import loads_for, people_in_band
from ronda.work.services import record_form_time, record_handovers, record_tasks
from ronda.work.tests.builders import Town, a_handover, a_task
from ronda.work.tests.handover_pages import TODAY, at, browser_of, october, town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
LOAD, FORMS = "/work/load/", "/work/paperwork/"
MONDAY = date(2022, 10, 10)


def test_an_account_manager_sees_oneself_and_a_director_the_centre(town: Town) -> None:
    def names(who: str) -> list[str]:
        found = loads_for(town.viewer_of(who), today=TODAY)
        return [each.person.code for each in found.people]

    assert names("diego") == ["E05"]
    assert names("bruno") == ["E03"]
    assert {"E01", "E03", "E05", "E06"} <= set(names("ana"))
    assert "E20" not in names("ana")
    assert not set(names("hugo")) & set(names("ana"))


def test_a_week_holds_visits_tasks_due_late_ones_and_hand_overs_to_give(town: Town) -> None:
    record_tasks(
        by=town.operator,
        at=at(3),
        rows=[a_task(due=october(13)), a_task(due=october(4), title="Late"), a_task(due=october(20))],
    )
    record_handovers(by=town.operator, at=at(3), rows=[a_handover(october(11), owner="E05", receiver="E06")])

    [diego] = loads_for(town.viewer_of("diego"), today=TODAY).people

    week = {need.kind: need for need in diego.weeks[MONDAY].needs}
    assert [(each.title, each.late) for each in diego.pieces[MONDAY]] == [
        ("Late", True),
        ("Coach an outlet", False),
        ("Brand plan", False),
    ]
    assert [week["tasks"].minutes, week["handovers"].minutes] == [90, 45]
    # two outlets of class B once a month, 15 minutes and 5 on the way, five of 21 working days
    assert week["visits"].minutes == pytest.approx(40 * 5 / 21)
    assert diego.weeks[date(2022, 10, 17)].needs[1].count == 1


def test_people_in_band_are_counted_of_those_who_are_there(town: Town) -> None:
    ana = town.viewer_of("ana")
    record_tasks(by=town.operator, at=at(3), rows=[a_task(due=october(14), title=f"T{n}") for n in range(26)])

    diego = [each for each in people_led(ana, on=TODAY) if each.code == "E05"]
    others = [each for each in people_led(ana, on=TODAY) if each.code == "E06"]

    # 26 tasks of 45 minutes, learning 70, office 225 and some visits on 1,800
    assert people_in_band(ana, diego, on=TODAY) == (1, 1)
    assert people_in_band(ana, [*diego, *others], on=TODAY) == (1, 2)
    assert people_in_band(ana, [], on=TODAY) == (0, 0)


def test_the_page_of_a_person_is_there_for_oneself_and_those_who_lead(town: Town) -> None:
    answers = {
        who: browser_of(who).get(f"{LOAD}E05/").status_code for who in ("diego", "ana", "elena", "hugo")
    }

    assert answers == {"diego": 200, "ana": 200, "elena": 404, "hugo": 404}
    assert "Week from" in words_of(browser_of("diego").get(f"{LOAD}E05/"))


def test_the_file_of_the_load_has_a_line_for_each_person_and_week(town: Town) -> None:
    lines = browser_of("diego").get(f"{LOAD}?export=csv").content.decode().strip().splitlines()

    assert len(lines) == 1 + 6


@pytest.mark.parametrize("address", [LOAD, f"{LOAD}E05/", FORMS])
def test_a_page_takes_at_most_fifteen_statements(town: Town, address: str) -> None:
    send(town, "diego", 3)

    assert questions(browser_of("ana"), address) <= 15


def send(town: Town, who: str, day: int, seconds: int = 120) -> FormTime:
    return record_form_time(
        by=town.viewer_of(who), at=at(day), sent=SentForm("work.tasks.Task", 600, seconds, 4, 2)
    )


def test_time_on_forms_is_told_against_the_days_at_work(town: Town) -> None:
    for day in (3, 4):
        send(town, "diego", day)
    send(town, "elena", 4, seconds=480)

    found = paperwork_for(town.viewer_of("ana"), None, today=TODAY)

    # six working days from the 3rd to the 10th: 4 minutes of Diego, 8 of Elena
    assert [[each.code, each.days, each.cost.minutes] for each in found.people] == [
        ["E06", 6, 8],
        ["E05", 6, 4],
    ]
    assert [found.a_day, found.target, found.whole.filled_share] == [1, 30, Fraction(2, 3)]
    assert [(name, cost.forms) for name, cost in found.forms] == [("work.tasks.Task", 3)]
    assert [each.monday for each in found.weeks] == [october(3), october(10)]


def test_everybody_reads_only_the_own_time_but_the_back_office_the_centre(town: Town) -> None:
    for who in ("diego", "elena", "ivan", "hugo"):
        send(town, who, 4)

    def seen(who: str) -> set[str]:
        return {each.code for each in paperwork_for(town.viewer_of(who), None, today=TODAY).people}

    assert seen("diego") == {"E05"}
    assert seen("bruno") == seen("ana") == {"E05", "E06"}
    assert seen("hugo") == {"H01"}
    assert "Diego" not in words_of(browser_of("elena").get(FORMS))


def test_an_empty_page_says_what_it_will_show(town: Town) -> None:
    assert "No form was sent yet" in words_of(browser_of("ana").get(FORMS))


def test_a_month_knows_the_forms_that_were_sent_by_its_moment(town: Town) -> None:
    send(town, "diego", 3)
    send(town, "diego", 3)
    send(town, "diego", 5)

    rows = known_form_times(town.operator, Month(2022, 10), at(4))

    centre = town.county.centre.pk
    assert [(row["unit_id"], row["day"], row["seconds"], row["forms"]) for row in rows] == [
        (centre, october(3), 240, 2)
    ]


def test_a_form_that_did_its_work_leaves_its_time_and_nothing_that_was_written(town: Town) -> None:
    ana = browser_of("ana")
    form = ana.get("/work/tasks/new/").context["form"]
    mark = next(each for each in form.helper.inputs if each.name == "form_shown").value
    sent = {each.html_name: each.value() or "" for each in form}
    sent |= {"form_shown": mark, "form_active": "50", "title": "Shelf check", "person": "E05"}

    faulty = ana.post("/work/tasks/new/", {**sent, "title": ""})
    good = ana.post("/work/tasks/new/", {**sent, "due": "2022-10-14"})

    assert (faulty.status_code, good.status_code) == (422, 302)
    [kept] = FormTime.objects.all()
    # the clock of the test stands still, so no second has passed
    assert (kept.form, kept.person.code, kept.day, kept.seconds) == ("work.tasks.Task", "E01", TODAY, 0)
    assert kept.typed >= 2


def test_days_away_are_those_of_leave_and_nobody_elses_for_an_account_manager(town: Town) -> None:
    elena, month = town.county.people["elena"], Period(october(1), date(2022, 11, 1))
    Leave.objects.create(
        person=elena, start=october(28), end=date(2022, 11, 4), kind="annual", known_at=at(3)
    )

    assert days_away(town.viewer_of("ana"), month, [elena.pk]) == {
        elena.pk: {october(28), october(29), october(30), october(31)}
    }
    assert days_away(town.viewer_of("diego"), month, [elena.pk]) == {}
    assert days_away(town.viewer_of("hugo"), month, [elena.pk]) == {}
