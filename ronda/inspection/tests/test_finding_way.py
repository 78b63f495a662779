"""A finding from the draft to its end, as its pages ask the services for it."""

from datetime import date, timedelta
from typing import Any

import pytest

from ronda.inspection.models import Finding, IntegrityFinding
from ronda.inspection.queries import known_integrity_findings
from ronda.inspection.queries.steps.page import finding_page, second_lookers
from ronda.inspection.queries.steps.seen import findings_seen
from ronda.inspection.queries.steps.standing import standings_of
from ronda.inspection.queries.steps.waiting import findings_turns
from ronda.inspection.services.steps import (
    FindingSaid,
    answer_finding,
    ask_second_look,
    change_finding,
    close_finding,
    confirm_finding,
    correct_finding,
    dismiss_finding,
    draft_from_flag,
    draft_from_unit,
    extend_limit,
    issue_finding,
    recheck_finding,
    say_second_look,
    take_up_flag,
    withdraw_finding,
)
from ronda.inspection.services.steps.daily import do_findings_day
from ronda.inspection.tests.inspected import (
    MONDAY,
    a_finding,
    a_sent_visit,
    a_visit_unit,
    at,
    check,
    form_of,
    look_again,
    omar,
)
from ronda.inspection.wording.waiting import waiting_part
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.tests.builders import a_viewer
from ronda.visits.models import Flag
from ronda.work.models import Trace
from ronda.work.tests.builders import FROZEN, Town, a_town

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY, THURSDAY = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 3 * DAY
FRIDAY, NEXT_MONDAY = MONDAY + 4 * DAY, MONDAY + 7 * DAY


@pytest.fixture
def town() -> Town:
    return a_town()


def on(day: date, finding: Finding, by: Any) -> dict[str, Any]:
    return {"by": by, "at": at(day, 16), "today": day, "number": finding.pk}


def deeds(finding: Finding) -> list[str]:
    traces = Trace.objects.filter(about="finding", number=finding.pk).order_by("done_at", "pk")
    return [each.what.removeprefix("finding.") for each in traces]


def test_the_whole_way_of_a_record_that_holds_at_the_second_correction(town: Town) -> None:
    """Issued on Monday: answered by Thursday; confirmed on Wednesday: corrected by the next Wednesday."""
    diego, carmen, ana = (town.viewer_of(name) for name in ("diego", "carmen", "ana"))
    finding = a_finding(town, until="confirmed")

    assert (finding.answer_due, finding.correction_due) == (THURSDAY, date(2022, 10, 19))
    correct_finding(**on(THURSDAY, finding, diego), correction="The display stands again.")
    failed = recheck_finding(**on(FRIDAY, finding, carmen), held=False, says="It still leans.")
    assert (failed.state, failed.times_corrected, failed.correction_due) == (
        "answered",
        1,
        date(2022, 10, 21),
    )
    correct_finding(**on(NEXT_MONDAY, finding, diego), correction="Nailed to the wall.")
    recheck_finding(**on(NEXT_MONDAY, finding, carmen), held=True, says="It stands.")
    closed = close_finding(**on(NEXT_MONDAY, finding, ana))

    assert (closed.state, closed.closed_on, closed.confirmed) == ("closed", NEXT_MONDAY, True)
    assert deeds(finding) == [
        "drafted",
        "issued",
        "answered",
        "confirmed",
        "corrected",
        "not_held",
        "corrected",
        "held",
        "closed",
    ]
    assert not IntegrityFinding.objects.exists()


def test_only_whoever_inspected_writes_the_finding_once_the_inspection_is_sent(town: Town) -> None:
    unit, said = a_visit_unit(town), FindingSaid("record", "The display leans.")

    with pytest.raises(RefusedError, match="is not inspected yet"):
        draft_from_unit(by=town.viewer_of("carmen"), at=at(MONDAY), unit=unit.pk, said=said)
    check(town, unit)
    for who in ("ana", "diego", "bruno"):
        with pytest.raises(RefusedError):
            draft_from_unit(by=town.viewer_of(who), at=at(MONDAY), unit=unit.pk, said=said)
    wrong = FindingSaid("information", "Another town.")
    with pytest.raises(RefusedError, match="is no choice of the list"):
        draft_from_unit(by=town.viewer_of("carmen"), at=at(MONDAY), unit=unit.pk, said=wrong)


def test_a_draft_is_the_inspectors_and_the_leaders_and_may_still_change(town: Town) -> None:
    finding = a_finding(town, until="draft")
    carmen = town.viewer_of("carmen")

    said = FindingSaid("false_record", "The count was never made.")
    changed = change_finding(**on(MONDAY, finding, carmen), said=said)

    assert (changed.kind, changed.text) == ("false_record", "The count was never made.")
    assert town.count_seen(findings_seen) == {
        "operator": 1,
        "leader": 1,
        "ana": 1,
        "bruno": 0,
        "diego": 0,
        "elena": 0,
        "ivan": 0,
        "director of the north": 0,
        "hugo": 0,
        "hugo's operator": 0,
    }


def test_once_issued_the_person_sees_it_and_no_colleague(town: Town) -> None:
    a_finding(town)

    assert len(findings_seen(town.viewer_of("diego"))) == 1
    assert len(findings_seen(town.viewer_of("bruno"))) == 0
    assert len(findings_seen(town.viewer_of("elena"))) == 0


def test_a_director_reads_of_the_own_finding_only_what_anybody_inspected_reads(town: Town) -> None:
    unit = a_visit_unit(town, person="ana")
    finding = a_finding(town, until="draft", unit=check(town, unit, took_place="no"))
    assert not findings_seen(town.viewer_of("ana")).exists()

    issue_finding(**on(MONDAY, finding, town.viewer_of("carmen")))

    page = finding_page(town.viewer_of("ana"), finding.pk, today=MONDAY)
    assert page.may == {"answer"}


def test_a_false_visit_needs_a_second_look_and_becomes_the_fact_of_the_month(town: Town) -> None:
    ana = town.viewer_of("ana")
    finding = a_finding(town, "false_visit", until="answered")

    with pytest.raises(RefusedError, match="no other inspector has looked at it"):
        confirm_finding(**on(WEDNESDAY, finding, ana), why="Three say so.")
    look_again(town, finding)
    confirmed = confirm_finding(**on(WEDNESDAY, finding, ana), why="Three say so.")

    fact = IntegrityFinding.objects.get()
    assert confirmed.integrity == fact
    assert (fact.kind, fact.person.code, fact.confirmed_on) == ("false_visit", "E05", WEDNESDAY)
    assert fact.visit_id == form_of().visit_id
    assert fact.reason == "The shop was closed on that day; the neighbour says so.\n\nThree say so."
    assert confirmed.correction_due is None
    assert close_finding(**on(THURSDAY, finding, ana)).state == "closed"


def test_the_second_look_is_asked_of_the_back_office_and_of_no_party(town: Town) -> None:
    finding = a_finding(town, "false_visit", until="answered")
    ana = town.viewer_of("ana")

    assert [code for code, _name in second_lookers(ana, finding, on=WEDNESDAY)] == ["E01", "E03"]
    for who in ("E04", "E05", "E06", "H01"):
        with pytest.raises(RefusedError, match="may not look at it"):
            ask_second_look(**on(WEDNESDAY, finding, ana), who=who)
    for other in ("carmen", "diego", "bruno"):
        with pytest.raises(RefusedError):
            ask_second_look(**on(WEDNESDAY, finding, town.viewer_of(other)), who="E03")


def test_whoever_looked_at_it_too_does_not_decide(town: Town) -> None:
    finding = a_finding(town, "false_visit", until="answered")
    ask_second_look(**on(WEDNESDAY, finding, omar(town)), who="E01")
    say_second_look(**on(WEDNESDAY, finding, town.viewer_of("ana")), agrees=False, says="The book is signed.")

    with pytest.raises(RefusedError, match="whoever looked at it too does not decide"):
        confirm_finding(**on(WEDNESDAY, finding, town.viewer_of("ana")), why="No.")
    done = dismiss_finding(**on(WEDNESDAY, finding, omar(town)), why="The visitors' book is signed.")
    assert (done.state, done.confirmed) == ("closed", False)
    assert not IntegrityFinding.objects.exists()


def test_nothing_is_decided_before_the_answer_or_its_last_day(town: Town) -> None:
    finding, ana = a_finding(town), town.viewer_of("ana")

    with pytest.raises(RefusedError, match="the person can still answer"):
        confirm_finding(**on(THURSDAY, finding, ana), why="It is clear.")
    assert confirm_finding(**on(FRIDAY, finding, ana), why="No answer came.").confirmed is True


def test_more_time_is_given_for_a_reason_and_only_forwards(town: Town) -> None:
    finding, carmen = a_finding(town), town.viewer_of("carmen")

    for until, why in ((THURSDAY, "On leave"), (NEXT_MONDAY, " ")):
        with pytest.raises(RefusedError):
            extend_limit(**on(MONDAY, finding, carmen), until=until, why=why)
    with pytest.raises(RefusedError, match="nobody judges the own work"):
        extend_limit(**on(MONDAY, finding, town.viewer_of("diego")), until=NEXT_MONDAY, why="Please")
    longer = extend_limit(**on(MONDAY, finding, carmen), until=NEXT_MONDAY, why="On leave until Friday")

    assert longer.answer_due == NEXT_MONDAY
    answered = a_finding(town, until="answered", unit=finding.unit)
    with pytest.raises(RefusedError, match="is no limit of the person"):
        extend_limit(**on(TUESDAY, answered, carmen), until=NEXT_MONDAY, why="Please")
    with pytest.raises(RefusedError, match="the person can still answer"):
        confirm_finding(**on(FRIDAY, finding, town.viewer_of("ana")), why="No answer came.")


def test_what_was_confirmed_and_is_withdrawn_later_is_known_only_until_then(town: Town) -> None:
    finding = a_finding(town, "false_visit", until="confirmed")
    month, later = Month(2022, 10), date(2022, 11, 7)

    withdraw_finding(**on(later, finding, town.viewer_of("ana")), why="The appeal was right.")

    before, after = FROZEN, at(later, 17)
    found = [len(known_integrity_findings(town.operator, month, moment)) for moment in (before, after)]
    assert found == [1, 0]
    kept = Finding.objects.get()
    assert (kept.state, kept.withdrawn_at) == ("withdrawn", at(later, 16))


def test_an_inspector_withdraws_until_it_is_confirmed_and_then_only_who_leads(town: Town) -> None:
    carmen = town.viewer_of("carmen")
    open_one = a_finding(town)
    assert withdraw_finding(**on(TUESDAY, open_one, carmen), why="The wrong shop.").state == "withdrawn"

    confirmed = a_finding(town, "false_visit", until="confirmed", unit=open_one.unit)
    with pytest.raises(NotAllowedError):
        withdraw_finding(**on(FRIDAY, confirmed, carmen), why="The wrong shop.")


def test_it_waits_for_one_after_the_other(town: Town) -> None:
    people = {name: town.viewer_of(name) for name in ("ana", "bruno", "carmen", "diego")}

    def waits(day: date) -> list[str]:
        return [name for name, viewer in people.items() if findings_turns(viewer, today=day).waiting]

    finding = a_finding(town, "false_visit", until="draft")
    order = [waits(MONDAY)]
    issue_finding(**on(MONDAY, finding, people["carmen"]))
    order.append(waits(MONDAY))
    answer_finding(**on(TUESDAY, finding, people["diego"]), answer="I was there.", objects=True)
    order.append(waits(TUESDAY))
    ask_second_look(**on(TUESDAY, finding, people["ana"]), who="E03")
    order.append(waits(TUESDAY))

    assert order == [["carmen"], ["diego"], ["ana"], ["bruno"]]


def test_a_finding_nobody_decides_is_late_and_whoever_leads_is_told(town: Town) -> None:
    """Answered on Tuesday the 11th: to be decided by Tuesday the 18th."""
    finding = a_finding(town, until="answered")
    ana, leader = town.viewer_of("ana"), town.viewer_of("leader")

    [standing] = standings_of(ana, [finding], today=date(2022, 10, 19))

    assert (standing.limit, standing.late) == (date(2022, 10, 18), True)
    assert [each.finding.pk for each in findings_turns(ana, today=date(2022, 10, 19)).waiting] == [finding.pk]
    assert findings_turns(town.viewer_of("bruno"), today=date(2022, 10, 19)).late == []
    assert findings_turns(town.viewer_of("diego"), today=date(2022, 10, 19)).late == []
    assert [each.finding.pk for each in findings_turns(leader, today=date(2022, 10, 19)).waiting] == [
        finding.pk
    ]


def test_a_late_correction_is_told_to_who_leads(town: Town) -> None:
    finding = a_finding(town, until="confirmed")

    late = findings_turns(town.viewer_of("ana"), today=date(2022, 10, 20)).late

    assert [(each.finding.pk, each.late) for each in late] == [(finding.pk, True)]


def a_flag(town: Town) -> Flag:
    a_sent_visit(town)
    return Flag.objects.create(
        company=town.county.company,
        form=form_of(),
        person=town.county.people["diego"],
        kind="two_places",
        state="confirmed",
        raised_at=at(MONDAY),
        answer="The clock was wrong.",
        answered_at=at(MONDAY),
        settled_by=town.county.people["ana"],
        settled_at=at(MONDAY),
        settled_why="Both shops sign their books at nine.",
    )


def test_a_confirmed_flag_becomes_one_draft_in_the_words_of_whoever_confirmed_it(town: Town) -> None:
    flag, ana = a_flag(town), town.viewer_of("ana")

    found = [take_up_flag(by=ana, at=at(MONDAY), flag=flag) for _ in range(2)]

    [draft] = Finding.objects.all()
    assert [each and each.pk for each in found] == [draft.pk, draft.pk]
    assert (draft.kind, draft.text, draft.state) == (
        "false_visit",
        "Both shops sign their books at nine.",
        "draft",
    )
    assert draft.visit_number == form_of().visit_id
    assert take_up_flag(by=town.operator, at=at(MONDAY), flag=a_flag_of(flag)) is None


def a_flag_of(flag: Flag) -> Flag:
    return Flag(company_id=flag.company_id, form=flag.form, person=flag.person, kind="far", settled_why="-")


def test_nobody_writes_a_finding_about_the_own_flag_or_in_another_company(town: Town) -> None:
    flag = a_flag(town)
    said = FindingSaid("false_visit", "No.")

    for viewer in (town.viewer_of("diego"), a_viewer(town.county.hugo, "director", town.county.other_centre)):
        with pytest.raises(NotAllowedError):
            draft_from_flag(by=viewer, at=at(MONDAY), flag=flag, said=said)


def test_a_limit_that_passed_is_written_down_once(town: Town) -> None:
    """To answer by Thursday the 13th; then to decide by Thursday the 20th."""
    finding = a_finding(town)
    days = [FRIDAY, NEXT_MONDAY, date(2022, 10, 21), date(2022, 10, 24)]

    done = [do_findings_day(town.operator, at(day, 6), day) for day in days]

    assert [tuple(each.values()) for each in done] == [(1, 0), (0, 0), (0, 1), (0, 0)]
    assert deeds(finding)[-2:] == ["unanswered", "late"]


def test_the_digest_tells_whose_turn_it_is_and_what_waits_to_be_inspected(town: Town) -> None:
    a_finding(town)

    parts = {name: waiting_part(town.viewer_of(name), MONDAY) for name in ("diego", "elena", "carmen")}

    assert parts["diego"] is not None
    assert parts["diego"]()[1] == [
        "Answer the finding: visit record does not match (Shop O1), by Oct 13, 2022"
    ]
    assert (parts["elena"], parts["carmen"]) == (None, None)
