"""A round of the customers' view from its plan to its results, by role, and attacks on its codes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.recognition.models import CustomerResult, SatisfactionForm, SurveySheet
from ronda.recognition.queries.customers.answering import digest_of, open_sheet
from ronda.recognition.queries.customers.frame import draws_again
from ronda.recognition.queries.customers.policy import customers_rules
from ronda.recognition.queries.customers.progress import progress_of
from ronda.recognition.queries.customers.results import results_for, words_of
from ronda.recognition.queries.customers.rounds import read_round, rounds_for
from ronda.recognition.queries.customers.sheets import sheets_brought, sheets_for
from ronda.recognition.rules.customers.asking import Item, items_of
from ronda.recognition.rules.customers.keying import Keyed
from ronda.recognition.services.customers import (
    Answered,
    RoundSaid,
    answer_sheet,
    cancel_round,
    close_round,
    do_survey_rounds_day,
    draw_round,
    hand_sheet,
    key_sheet,
    make_round,
    name_bringers,
    open_round,
    print_sheets,
    publish_round,
    record_call,
    return_sheet,
    revoke_code,
    set_sheet_aside,
    settle_sheet,
    show_code,
    void_sheet,
    write_questions,
)
from ronda.recognition.tests.survey_world import EARLY, HELD, Survey, a_survey, marks
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey() -> Survey:
    return a_survey()


def what(refused: pytest.ExceptionInfo[RefusedError]) -> str:
    return refused.value.problems[0].what


def answered(survey: Survey, **many: int) -> None:
    """So many of each person's sheets, with 4, 5 and 3 marks in turn for Diego, Elena and Farid."""
    for person, mark in (("E05", 4), ("E06", 5), ("E07", 3)):
        for place, each in enumerate(survey.sheets(person)[: many.get(person, 99)]):
            survey.answer(each.number, mark, answers=marks(mark, display=1 + (place + mark) % 5))


def closed(survey: Survey, **many: int) -> Survey:
    answered(survey, **many)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    return survey


def published(survey: Survey, **many: int) -> dict[str, CustomerResult]:
    closed(survey, **many)
    for each in survey.round.sheets.filter(to_call=True):
        record_call(by=survey.viewer("bruno"), **survey.here, sheet=each.number, outcome="agrees")
    publish_round(by=survey.viewer("ana"), **survey.on)
    return {each.person.code: each for each in CustomerResult.objects.select_related("person")}


def of_the_day(survey: Survey, day: date) -> dict[str, int]:
    by = Viewer.operator(survey.town.county.company.pk)
    return do_survey_rounds_day(by, survey.now + (day - survey.day), day)


def test_twenty_of_each_are_drawn_or_all_and_the_seed_draws_them_again(survey: Survey) -> None:
    numbers = {person: len(survey.sheets(person)) for person in HELD}

    assert numbers == {"E05": 20, "E06": 20, "E07": 8}
    assert (survey.round.share, survey.round.least) == (Decimal("0.1"), 20)
    assert draws_again(survey.round, survey.day) == "same"
    SurveySheet.objects.filter(number=1).update(number=99)
    assert draws_again(survey.round, survey.day) == "differs"


def test_two_rounds_draw_from_seeds_that_nobody_knew_before() -> None:
    survey = a_survey(steps="")
    version = survey.round.version.questionnaire_id
    said = RoundSaid("Again", version, survey.day, survey.day, centre=survey.round.centre_id)
    second = make_round(by=survey.viewer("ana"), at=survey.now, said=said)
    seeds = {
        draw_round(by=survey.viewer("ana"), at=survey.now, today=survey.day, number=number).seed
        for number in (survey.round.pk, second.pk)
    }

    assert len(seeds) == 2
    assert all(len(seed) == 32 for seed in seeds)


def test_gao_of_the_delivery_brings_all_and_in_an_order_of_the_route() -> None:
    survey = a_survey(steps="draw")

    assert {each.hands_out.name for each in survey.sheets() if each.hands_out} == {"Gao Lin"}
    for person in HELD:
        assert sorted(each.position for each in survey.sheets(person)) == list(
            range(1, len(survey.sheets(person)) + 1)
        )


def test_nobody_brings_the_sheets_about_oneself() -> None:
    survey = a_survey(steps="draw")

    with pytest.raises(RefusedError) as refused:
        name_bringers(by=survey.viewer("ana"), **survey.on, bringers={"E05": "E05"})
    assert what(refused) == "is who is rated"
    with pytest.raises(RefusedError) as refused:
        name_bringers(by=survey.viewer("ana"), **survey.on, bringers={"E05": "E20"})
    assert what(refused) == "is nobody who can bring sheets"


@pytest.mark.parametrize("name", ["diego", "carmen", "bruno", "hugo", "director of the north"])
def test_who_does_not_lead_the_centre_runs_no_round(name: str) -> None:
    survey = a_survey(steps="draw")

    with pytest.raises((NotAllowedError, RefusedError)):
        open_round(by=survey.viewer(name), **survey.on)
    with pytest.raises((NotAllowedError, RefusedError)):
        cancel_round(by=survey.viewer(name), **survey.here, why="no")


@pytest.mark.parametrize(
    ("name", "rounds", "sheets"),
    [
        ("ana", 1, 48),
        ("bruno", 1, 48),
        ("carmen", 1, 48),
        ("diego", 1, 0),
        ("elena", 1, 0),
        ("ivan", 0, 0),
        ("director of the north", 0, 0),
        ("leader", 1, 48),
        ("yusuf", 1, 40),
        ("hugo", 0, 0),
        ("hugo's operator", 0, 0),
    ],
)
def test_everybody_of_the_centre_knows_the_round_and_few_see_what_it_drew(
    survey: Survey, name: str, rounds: int, sheets: int
) -> None:
    viewer = survey.viewer(name)

    assert rounds_for(viewer).count() == rounds
    assert sheets_for(viewer, survey.round).count() == sheets
    assert (read_round(viewer, survey.round.pk) is not None) == bool(sheets)


def test_a_director_with_outlets_of_the_own_sees_no_sheet_about_oneself(survey: Survey) -> None:
    ana = survey.town.county.people["ana"]
    SurveySheet.objects.filter(number__lte=10).update(person=ana)

    assert sheets_for(survey.viewer("ana"), survey.round).count() == 38
    assert ana.name not in {row.person.name for row in _progress(survey, "ana").rows}
    with pytest.raises(RefusedError):
        void_sheet(by=survey.viewer("ana"), **survey.here, sheet=3, why="I do not like it")


def test_who_brings_sheets_sees_those_and_never_the_own(survey: Survey) -> None:
    diego = survey.town.county.diego
    SurveySheet.objects.filter(person__code="E06").update(hands_out=diego)
    SurveySheet.objects.filter(person=diego, number__lte=20).update(hands_out=diego)

    seen = sheets_brought(survey.viewer("diego"))
    assert {each.person.code for each in seen} == {"E06"}
    assert sheets_brought(survey.viewer("elena")).count() == 0
    number = seen[0].number
    assert hand_sheet(by=survey.viewer("diego"), **survey.here, sheet=number).state == "handed"
    with pytest.raises(RefusedError):
        hand_sheet(by=survey.viewer("elena"), **survey.here, sheet=seen[1].number)


def test_only_the_digest_of_a_code_is_anywhere_in_the_database(survey: Survey) -> None:
    codes = set(survey.codes.values())

    assert len(codes) == 48
    assert all(len(code) == 22 for code in codes)
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            text = repr(cursor.fetchall())
            assert not any(code in text for code in codes), table
    assert survey.sheet(1).token_digest == digest_of(survey.codes[1])


def test_looking_consumes_nothing_and_the_first_answer_counts(survey: Survey) -> None:
    code = survey.codes[1]
    for _ in range(3):
        assert open_sheet(code, survey.now).sheet is not None

    assert survey.answer(1, 5).sheet is not None
    again = survey.answer(1, 1)

    assert (again.sheet, again.given) == (None, True)
    assert survey.sheet(1).answers["advice"] == 5
    assert survey.sheet(1).state == "returned"


def test_two_phones_at_the_same_moment_make_one_answer(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = open_sheet(survey.codes[1], survey.now)
    survey.answer(1, 5)
    monkeypatch.setattr("ronda.recognition.services.customers.answering.open_sheet", lambda token, at: before)

    assert survey.answer(1, 1).given
    assert survey.sheet(1).answers["advice"] == 5


def test_unknown_expired_taken_back_and_set_aside_are_the_same(survey: Survey) -> None:
    later = survey.now + timedelta(days=40)
    revoke_code(by=survey.viewer("gao"), **survey.here, sheet=2)
    set_sheet_aside(
        by=survey.viewer("gao"), **survey.here, sheet=3, state="refused", why="The owner is in a hurry"
    )
    void_sheet(by=survey.viewer("carmen"), **survey.here, sheet=4, why="Closed for good")
    old = survey.codes[5]
    show_code(by=survey.viewer("gao"), **survey.on, sheet=5)

    found = [open_sheet(survey.codes[number], survey.now) for number in (2, 3, 4)]
    found += [open_sheet(each, survey.now) for each in ("nonsense", "", "x" * 5000, old)]
    found += [open_sheet(survey.codes[1], later)]
    assert all((each.sheet, each.given) == (None, False) for each in found)


def test_printing_again_makes_the_earlier_codes_worthless(survey: Survey) -> None:
    first = dict(survey.codes)
    survey.answer(1)
    survey.print()

    assert 1 not in survey.codes
    assert open_sheet(first[2], survey.now).sheet is None
    assert open_sheet(survey.codes[2], survey.now).sheet is not None


def test_a_code_is_good_until_the_last_day_of_the_round(survey: Survey) -> None:
    until = survey.sheet(1).token_until

    assert until is not None
    assert until.date() == survey.round.closes_on + timedelta(days=1)


def test_printing_again_leaves_the_forms_that_outlets_have_alone(survey: Survey) -> None:
    first = dict(survey.codes)
    hand_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)
    survey.print()
    assert 1 not in survey.codes
    assert open_sheet(first[1], survey.now).sheet is not None

    again = print_sheets(by=survey.viewer("ana"), **survey.on, handed_too=True)

    assert 1 in {sheet.number for sheet, _ in again}
    assert open_sheet(first[1], survey.now).sheet is None


def test_sheets_come_out_in_the_order_of_the_route(survey: Survey) -> None:
    printed = print_sheets(by=survey.viewer("ana"), **survey.on, person="E06")

    assert [sheet.position for sheet, _ in printed] == list(range(1, 21))
    assert {sheet.person.code for sheet, _ in printed} == {"E06"}
    mine = print_sheets(by=survey.viewer("gao"), **survey.on)
    assert len(mine) == 48
    with pytest.raises(RefusedError):
        print_sheets(by=survey.viewer("diego"), **survey.on)


def test_a_mark_outside_the_scale_or_no_mark_is_refused(survey: Survey) -> None:
    for answers, said in (
        ({"attitude": 9}, "is no mark of this questionnaire"),
        ({"manners": 3}, "is no question of this questionnaire"),
        ({}, "is a sheet without a mark"),
    ):
        with pytest.raises(RefusedError) as refused:
            answer_sheet(token=survey.codes[1], at=survey.now, told=Answered(answers))
        assert what(refused) == said
    assert survey.sheet(1).state == "drawn"


def test_paper_is_keyed_in_by_two_and_what_agrees_is_what_it_says(survey: Survey) -> None:
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)
    keyed = Keyed(marks(4), "More visits", "owner")
    key_sheet(by=survey.viewer("carmen"), **survey.here, sheet=1, keyed=keyed)

    with pytest.raises(RefusedError) as refused:
        key_sheet(by=survey.viewer("carmen"), **survey.here, sheet=1, keyed=keyed)
    assert what(refused) == "is a sheet that you keyed in already"
    assert survey.sheet(1).answers == {}
    key_sheet(
        by=survey.viewer("bruno"), **survey.here, sheet=1, keyed=Keyed(marks(4), "More  visits", "owner")
    )
    assert survey.sheet(1).answers == marks(4)
    assert open_sheet(survey.codes[1], survey.now).given


def test_what_two_keyed_in_differently_is_settled_before_the_round_closes(survey: Survey) -> None:
    return_sheet(by=survey.viewer("carmen"), **survey.here, sheet=1)
    key_sheet(by=survey.viewer("carmen"), **survey.here, sheet=1, keyed=Keyed(marks(4)))
    with pytest.raises(RefusedError):
        settle_sheet(by=survey.viewer("ana"), **survey.here, sheet=1, keyed=Keyed(marks(4)))
    key_sheet(by=survey.viewer("bruno"), **survey.here, sheet=1, keyed=Keyed(marks(5)))

    assert survey.sheet(1).answers == {}
    with pytest.raises(RefusedError) as refused:
        close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    assert what(refused) == "has paper that is not keyed in"
    settle_sheet(by=survey.viewer("ana"), **survey.here, sheet=1, keyed=Keyed(marks(5)))
    assert survey.sheet(1).answers == marks(5)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)


def test_account_managers_and_who_brings_sheets_key_nothing_in(survey: Survey) -> None:
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)

    for name in ("gao", "diego", "elena", "hugo"):
        with pytest.raises((RefusedError, NotAllowedError)):
            key_sheet(by=survey.viewer(name), **survey.here, sheet=1, keyed=Keyed(marks(5)))


def test_what_comes_back_a_second_time_changes_nothing(survey: Survey) -> None:
    survey.answer(1, mark=5)

    with pytest.raises(RefusedError) as refused:
        return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)

    assert what(refused) == "is a sheet that came back already"
    assert (survey.sheet(1).how, survey.sheet(1).answers) == ("phone", marks(5))
    assert survey.answer(1, mark=1).given
    assert survey.sheet(1).answers == marks(5)


def test_a_round_is_closed_before_its_last_day_for_a_reason_only(survey: Survey) -> None:
    survey.answer(1)

    with pytest.raises(RefusedError) as refused:
        close_round(by=survey.viewer("ana"), **survey.on, why=" ")
    assert what(refused) == "is a round closed early for no reason"
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    assert Trace.objects.get(what="survey_round.closed").why == EARLY


def test_a_round_in_which_nothing_is_out_any_more_needs_no_reason(survey: Survey) -> None:
    for each in survey.sheets():
        survey.answer(each.number)

    close_round(by=survey.viewer("ana"), **survey.on)

    survey.round.refresh_from_db()
    assert survey.round.state == "closed"


def test_a_round_closes_by_itself_when_its_last_day_is_over(survey: Survey) -> None:
    survey.answer(1)
    last = survey.round.closes_on

    assert of_the_day(survey, last) == {"closed": 0, "waiting": 0}
    assert of_the_day(survey, last + timedelta(days=1)) == {"closed": 1, "waiting": 0}
    assert of_the_day(survey, last + timedelta(days=1)) == {"closed": 0, "waiting": 0}
    survey.round.refresh_from_db()
    assert survey.round.state == "closed"
    assert SatisfactionForm.objects.filter(withdrawn_at=None, valid=True).count() == 1


def test_paper_that_is_not_keyed_in_keeps_a_round_open_after_its_last_day(survey: Survey) -> None:
    return_sheet(by=survey.viewer("gao"), **survey.here, sheet=1)
    after = survey.round.closes_on + timedelta(days=1)

    assert of_the_day(survey, after) == {"closed": 0, "waiting": 1}
    for name in ("carmen", "bruno"):
        key_sheet(by=survey.viewer(name), **survey.here, sheet=1, keyed=Keyed(marks(4), "", "owner"))
    assert of_the_day(survey, after) == {"closed": 1, "waiting": 0}


def test_a_round_whose_last_day_is_over_is_not_opened() -> None:
    survey = a_survey(steps="draw bring")
    after = survey.round.closes_on + timedelta(days=1)

    with pytest.raises(RefusedError) as refused:
        open_round(by=survey.viewer("ana"), **{**survey.on, "today": after})

    assert what(refused) == "is a round whose last day is over"


def test_closing_records_every_valid_sheet_as_a_form_at_once(survey: Survey) -> None:
    answered(survey, E05=15, E06=14, E07=3)
    assert SatisfactionForm.objects.count() == 0
    number = survey.sheets("E07")[4].number
    survey.answer(number, answers={"attitude": 1})  # too few marks to be valid
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)

    forms = SatisfactionForm.objects.filter(withdrawn_at=None, valid=True)
    assert forms.count() == 32
    survey.round.refresh_from_db()
    assert survey.round.state == "closed"
    assert survey.sheet(number).form_number is None
    form = SatisfactionForm.objects.get(
        source_key=f"survey {survey.round.pk} {survey.sheets('E06')[0].number}"
    )
    # Elena: six of 5, 4 for regularity, and 1 + (0 + 5) % 5 = 1 for display: 24 + 3 + 0 of 32
    assert form.score == 84
    assert survey.sheets("E06")[0].form_number == form.number


def test_a_tenth_is_called_and_nothing_is_told_before(survey: Survey) -> None:
    closed(survey)
    called = list(survey.round.sheets.filter(to_call=True))

    assert len(called) == 5
    with pytest.raises(RefusedError) as refused:
        publish_round(by=survey.viewer("ana"), **survey.on)
    assert what(refused) == "has calls to be made"
    with pytest.raises((NotAllowedError, RefusedError)):
        record_call(by=survey.viewer("gao"), **survey.here, sheet=called[0].number, outcome="agrees")
    with pytest.raises(RefusedError) as refused:
        record_call(by=survey.viewer("carmen"), **survey.here, sheet=called[0].number, outcome="differs")
    assert what(refused) == "is a call without a note"


def test_what_the_telephone_does_not_confirm_is_told_until_it_is_looked_at(survey: Survey) -> None:
    closed(survey)
    one, other = survey.round.sheets.filter(to_call=True).order_by("number")[:2]
    bruno, rules = survey.viewer("bruno"), customers_rules(survey.day)
    record_call(by=bruno, **survey.here, sheet=one.number, outcome="agrees")
    record_call(by=bruno, **survey.here, sheet=other.number, outcome="not_given", said="No form came")
    ana = survey.viewer("ana")
    survey.round.refresh_from_db()

    assert progress_of(ana, survey.round, rules).doubtful == 1
    void_sheet(by=ana, **survey.here, sheet=other.number, why="The outlet never had it")
    assert progress_of(ana, survey.round, rules).doubtful == 0


def test_a_sheet_found_false_by_telephone_counts_no_more(survey: Survey) -> None:
    closed(survey)
    number = survey.sheets("E05")[0].number
    record_call(
        by=survey.viewer("bruno"), **survey.here, sheet=number, outcome="not_given", said="Never saw it"
    )
    void_sheet(by=survey.viewer("ana"), **survey.here, sheet=number, why="The owner never got it")

    form = SatisfactionForm.objects.get(source_key=f"survey {survey.round.pk} {number}", withdrawn_at=None)
    assert not form.valid
    for each in survey.round.sheets.filter(to_call=True, calls=None):
        record_call(by=survey.viewer("bruno"), **survey.here, sheet=each.number, outcome="agrees")
    publish_round(by=survey.viewer("ana"), **survey.on)
    assert CustomerResult.objects.get(person__code="E05").valid == 19


def test_results_are_published_in_one_batch_with_their_errors(survey: Survey) -> None:
    found = published(survey)

    assert sorted(found) == ["E05", "E06", "E07"]
    assert all(each.reported for each in found.values())
    scores = [found[code].score for code in ("E07", "E05", "E06")]
    assert scores == sorted(scores, key=lambda each: each or 0)
    assert found["E07"].error > found["E05"].error  # type: ignore[operator]
    assert set(found["E05"].items) == set(marks(4))


def test_what_few_outlets_said_or_few_returned_is_not_reported(survey: Survey) -> None:
    found = published(survey, E05=20, E06=11, E07=4)

    assert (found["E05"].reported, found["E05"].why_not) == (True, "")
    assert (found["E06"].reported, found["E06"].why_not, found["E06"].score) == (False, "response", None)
    assert (found["E07"].reported, found["E07"].why_not, found["E07"].items) == (False, "few", {})


def test_all_forms_of_a_round_lie_in_one_month_so_that_none_stands_out_beside_the_others(
    survey: Survey,
) -> None:
    """Sheets come back over days; what of them fell into another month could be taken out of the round."""
    closed(survey)

    assert len({each.returned_at.date() for each in survey.sheets() if each.returned_at}) > 1
    assert set(SatisfactionForm.objects.values_list("day", flat=True)) == {survey.day}


def test_to_void_those_whom_one_fears_makes_the_others_no_better_sample(survey: Survey) -> None:
    """Six of twenty came back; that the other fourteen are declared void makes it no full return."""
    for each in survey.sheets("E05")[6:]:
        void_sheet(by=survey.viewer("ana"), **survey.here, sheet=each.number, why="Would not answer anyhow")

    found = published(survey, E05=6)

    assert (found["E05"].drawn, found["E05"].reported, found["E05"].why_not) == (20, False, "response")


def test_what_few_said_of_one_is_in_no_figure_about_another(survey: Survey) -> None:
    """Whoever knows the own marks could take them out of a common mean, and the rest would be theirs."""
    told = []
    for mark in (1, 5):
        place = transaction.savepoint()
        for each in survey.sheets("E07")[:2]:
            survey.answer(each.number, mark)
        found = published(survey, E07=0)
        told.append(
            [(found[code].score, found[code].error, found[code].reliability) for code in ("E05", "E06")]
        )
        assert found["E07"].why_not == "few"
        transaction.savepoint_rollback(place)
        survey.round.refresh_from_db()

    assert told[0] == told[1]


def test_where_everybody_gives_the_same_no_one_is_better(survey: Survey) -> None:
    for each in survey.sheets():
        survey.answer(each.number, answers=dict.fromkeys(marks(5), 5))
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)
    for each in survey.round.sheets.filter(to_call=True):
        record_call(by=survey.viewer("bruno"), **survey.here, sheet=each.number, outcome="agrees")
    publish_round(by=survey.viewer("ana"), **survey.on)

    found = CustomerResult.objects.all()
    assert {(each.score, each.reliability) for each in found} == {(Decimal(100), Decimal(0))}
    assert all("flat" in each.flags for each in survey.sheets())


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("ana", {"E05", "E06", "E07"}),
        ("leader", {"E05", "E06", "E07"}),
        ("diego", {"E05"}),
        ("elena", {"E06"}),
        ("bruno", set()),
        ("carmen", set()),
        ("ivan", set()),
        ("director of the north", set()),
        ("hugo", set()),
    ],
)
def test_results_are_seen_by_oneself_and_by_who_leads(survey: Survey, name: str, seen: set[str]) -> None:
    viewer: Viewer = survey.viewer(name)
    closed(survey)
    assert results_for(viewer).count() == 0
    for each in survey.round.sheets.filter(to_call=True):
        record_call(by=survey.viewer("bruno"), **survey.here, sheet=each.number, outcome="agrees")
    publish_round(by=survey.viewer("ana"), **survey.on)

    assert {each.person.code for each in results_for(viewer)} == seen


def test_words_are_read_by_who_leads_and_not_by_whom_they_are_about(survey: Survey) -> None:
    survey.answer(survey.sheets("E05")[0].number, said="He never asks what we need")
    published(survey)
    diego = survey.town.county.diego.pk

    assert words_of(survey.viewer("ana"), survey.round, diego, 5) == ["He never asks what we need"]
    assert words_of(survey.viewer("ana"), survey.round, diego, 21) == []
    for name in ("diego", "elena", "carmen", "yusuf", "hugo"):
        assert words_of(survey.viewer(name), survey.round, diego, 5) == []


def _progress(survey: Survey, name: str):  # type: ignore[no-untyped-def]
    survey.round.refresh_from_db()
    return progress_of(survey.viewer(name), survey.round, customers_rules(survey.day))


def test_selective_returns_are_found_when_the_round_is_over(survey: Survey) -> None:
    strata = sorted({each.stratum for each in survey.sheets("E05")})
    for each in survey.sheets("E05"):
        if each.stratum in strata[:2]:
            survey.answer(each.number)
    assert not any(row.selective for row in _progress(survey, "ana").rows)
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)

    rows = {row.person.code: row for row in _progress(survey, "ana").rows}
    assert rows["E05"].selective
    assert not rows["E06"].selective


def test_forms_from_one_device_are_looked_at_again(survey: Survey) -> None:
    for each in survey.sheets("E05")[:3]:
        survey.answer(each.number, device="the same")
    close_round(by=survey.viewer("ana"), **survey.on, why=EARLY)

    assert {each.number for each in survey.sheets() if "same_device" in each.flags} == {
        each.number for each in survey.sheets("E05")[:3]
    }


def test_a_cancelled_round_takes_no_answers(survey: Survey) -> None:
    with pytest.raises(RefusedError):
        cancel_round(by=survey.viewer("ana"), **survey.here, why=" ")
    cancel_round(by=survey.viewer("ana"), **survey.here, why="The questions were wrong")

    assert survey.answer(1) == open_sheet("nonsense", survey.now)
    assert survey.sheet(1).state == "drawn"


def test_questions_that_were_asked_are_never_changed(survey: Survey) -> None:
    questionnaire = survey.round.version.questionnaire
    items = items_of(survey.round.version.items)
    changed = [*items[:-1], Item("thanks", "scale", dict.fromkeys(("en", "es", "zh-hans"), "Says thanks"))]
    here: dict[str, Any] = {"at": survey.now, "number": questionnaire.pk, "title": "Service"}
    here["by"] = survey.viewer("ana")
    second = write_questions(items=changed, **here)
    again = write_questions(items=items, **here)

    assert (second.number, again.pk, again.number) == (2, second.pk, 2)
    survey.round.version.refresh_from_db()
    assert items_of(survey.round.version.items) == items
    with pytest.raises(NotAllowedError):
        write_questions(items=items, **{**here, "by": survey.viewer("diego")})
    with pytest.raises(RefusedError):
        write_questions(items=items, **{**here, "by": survey.viewer("hugo's operator")})
