"""Certificates, sessions and results as services keep them, with their bad input."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.storage import default_storage

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Certificate, CertificationSession, ExamOutcome, SessionEntry
from ronda.learning.queries.certification import must_sit, session_entries
from ronda.learning.queries.certification.overview import overview_for
from ronda.learning.queries.certification.rates import rates_by_session
from ronda.learning.queries.certification.register import listed_certificates, paper_seen, versions_of
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates
from ronda.learning.services.certification.daily import do_certification_day
from ronda.learning.services.certification.entering import (
    enter_person,
    excuse_entry,
    invite_who_must,
    register_entry,
    unregister_entry,
)
from ronda.learning.services.certification.keeping import (
    CertificateSaid,
    add_certificate,
    change_certificate,
    take_back_certificate,
)
from ronda.learning.services.certification.results import enter_result, mark_absent
from ronda.learning.services.certification.scans import add_scan, take_out_scan
from ronda.learning.services.certification.sessions import SessionSaid, cancel_session, change_session
from ronda.learning.tests.certification_world import (
    AFTER,
    HELD,
    NOT_PASSED,
    NOW,
    PASSED,
    REGISTER_UNTIL,
    TODAY,
    World,
    a_session,
    a_world,
    result_of,
)
from ronda.people.queries import in_force
from ronda.people.rules import AppointmentRow
from ronda.people.services import appoint
from ronda.people.tests.builders import an_appointment
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
PDF = b"%PDF-1.7 a scan"


@pytest.fixture
def world() -> World:
    return a_world()


def in_office(world: World) -> list[tuple[str, int]]:
    rows = Certificate.objects.filter(in_force(), company=world.town.county.company)
    return sorted(rows.values_list("person__code", "level"))


def found(refusal: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.what for each in refusal.value.problems]


# Certificates


def test_a_director_adds_a_certificate_and_it_counts(world: World) -> None:
    said = CertificateSaid(4, date(2021, 3, 1), number="VC-1", issuer="State centre")
    add_certificate(by=world.viewer("ana"), at=NOW, today=TODAY, person="E06", said=said)

    assert ("E06", 4) in in_office(world)
    [row] = listed_certificates(world.viewer("ana"), TODAY).filter(person__code="E06")
    assert (row.certificate_no, row.issuer, row.post) == ("VC-1", "State centre", "account_manager")


@pytest.mark.parametrize(
    ("level", "issued", "expires", "what"),
    [
        (4, date(2022, 10, 4), None, "is issued on 2022-10-04, which is still to come"),
        (6, date(2021, 3, 1), None, "level 6 is none of 5 (junior) to 1 (senior marketer)"),
        (4, date(2021, 3, 1), date(2021, 2, 1), "expires on 2021-02-01, before it is issued on 2021-03-01"),
        (5, date(2021, 3, 1), None, "is a second one of level 5; the first was issued on 2019-06-01"),
    ],
)
def test_a_bad_certificate_is_refused_with_what_is_wrong(
    world: World, level: int, issued: date, expires: date | None, what: str
) -> None:
    said = CertificateSaid(level, issued, expires)
    with pytest.raises(RefusedError) as refusal:
        add_certificate(by=world.viewer("ana"), at=NOW, today=TODAY, person="E05", said=said)
    assert found(refusal) == [what]


def test_two_for_one_level_are_refused_in_one_file_and_against_the_record(world: World) -> None:
    rows = [
        CertificateRow("E06", 4, date(2019, 1, 1)),
        CertificateRow("E06", 4, date(2020, 1, 1)),
        CertificateRow("E05", 5, date(2020, 1, 1)),
    ]
    with pytest.raises(RefusedError) as refusal:
        record_certificates(by=world.town.operator, at=NOW, rows=rows)
    assert [(each.where, each.what) for each in refusal.value.problems] == [
        ("row 2, certificate", "is a second one of level 4; the first was issued on 2019-01-01"),
        ("row 3, certificate", "is a second one of level 5; the first was issued on 2019-06-01"),
    ]


def test_one_that_follows_one_with_an_end_renews_it(world: World) -> None:
    rows = [
        CertificateRow("E06", 4, date(2017, 1, 1), date(2021, 12, 31)),
        CertificateRow("E06", 4, date(2021, 12, 1)),
    ]
    assert len(record_certificates(by=world.town.operator, at=NOW, rows=rows)) == 2


def test_a_correction_keeps_the_number_and_what_was_believed(world: World) -> None:
    ana = world.viewer("ana")
    number = Certificate.objects.get(person__code="E05").number
    said = CertificateSaid(5, date(2019, 7, 1), number="VC-5")
    change_certificate(by=ana, at=AFTER, today=TODAY, number=number, said=said, why="misread")

    versions = versions_of(ana, world.town.county.diego, TODAY)
    assert [(each.certificate.issued, each.state) for each in versions] == [
        (date(2019, 7, 1), "held"),
        (date(2019, 6, 1), "corrected"),
    ]
    assert {each.certificate.number for each in versions} == {number}
    assert Trace.objects.get(what="certificate.corrected").why == "misread"


def test_a_certificate_is_taken_back_for_a_reason_only(world: World) -> None:
    ana = world.viewer("ana")
    number = Certificate.objects.get(person__code="E05").number
    with pytest.raises(RefusedError):
        take_back_certificate(by=ana, at=AFTER, today=TODAY, number=number, why=" ")
    take_back_certificate(by=ana, at=AFTER, today=TODAY, number=number, why="of another Diego")
    assert ("E05", 5) not in in_office(world)
    assert [each.state for each in versions_of(ana, world.town.county.diego, TODAY)] == ["withdrawn"]


@pytest.mark.parametrize("who", ["diego", "bruno", "director of the north", "hugo"])
def test_nobody_else_writes_a_certificate_of_diego(world: World, who: str) -> None:
    by, number = world.viewer(who), Certificate.objects.get(person__code="E05").number
    said = CertificateSaid(4, date(2021, 3, 1))
    with pytest.raises(RefusedError):
        add_certificate(by=by, at=NOW, today=TODAY, person="E05", said=said)
    with pytest.raises(RefusedError):
        change_certificate(by=by, at=AFTER, today=TODAY, number=number, said=said, why="no")
    with pytest.raises(RefusedError):
        take_back_certificate(by=by, at=AFTER, today=TODAY, number=number, why="no")


def test_a_certificate_stays_with_who_changes_posts_and_its_new_leader_sees_it(world: World) -> None:
    """Diego goes to the north as a brand manager: the level counts on, and Ana sees him no more."""
    county = world.town.county
    ended = AppointmentRow("E05", "C1", "account_manager", date(2020, 1, 1), TODAY)
    appoint(by=world.town.operator, at=NOW, rows=[ended])
    an_appointment(county.diego, world.town.north, "brand_manager", start=TODAY, at=NOW)

    north, ana = world.viewer("director of the north"), world.viewer("ana")
    assert listed_certificates(north, TODAY).filter(person=county.diego).count() == 1
    assert not listed_certificates(ana, TODAY).filter(person=county.diego).exists()
    assert {each.person.code for each in must_sit(north, TODAY)} == {"E05", "E20"}
    [owed] = [each for each in must_sit(north, TODAY) if each.person.code == "E05"]
    # Three years as a junior are over since June; the change of posts takes nothing away.
    assert (owed.obligation.held, owed.obligation.level) == (5, 4)


# Scans


def test_a_scan_is_for_those_who_see_the_certificate(world: World) -> None:
    number = Certificate.objects.get(person__code="E05").number
    by = world.viewer("diego")
    paper = add_scan(by=by, at=NOW, today=TODAY, number=number, name="a.pdf", content=PDF)
    assert add_scan(by=by, at=NOW, today=TODAY, number=number, name="b.pdf", content=PDF) == paper

    for who in ("diego", "ana", "leader", "operator"):
        assert paper_seen(world.viewer(who), paper.pk, TODAY) == paper
    for who in ("elena", "bruno", "ivan", "director of the north", "hugo", "hugo's operator"):
        with pytest.raises(RefusedError):
            paper_seen(world.viewer(who), paper.pk, TODAY)

    take_out_scan(by=by, at=AFTER, today=TODAY, number=paper.pk)
    with pytest.raises(NotAllowedError):
        paper_seen(world.viewer("diego"), paper.pk, TODAY)
    assert default_storage.exists(str(paper.file.name))
    default_storage.delete(str(paper.file.name))


def test_a_scan_is_a_picture_or_a_pdf(world: World) -> None:
    number = Certificate.objects.get(person__code="E05").number
    for name, content in (("a.exe", b"MZ"), ("a.pdf", b"no"), ("a.pdf", b"")):
        with pytest.raises(RefusedError):
            add_scan(by=world.viewer("ana"), at=NOW, today=TODAY, number=number, name=name, content=content)


# Who must sit, and sessions


def test_those_are_invited_who_must_sit_the_level_with_the_reason(world: World) -> None:
    """Diego is a junior for three years. Everybody else of the centre has none, and junior is open first."""
    [entry] = SessionEntry.objects.filter(session=world.session)
    assert entry.person == world.town.county.diego
    assert entry.why == {"cause": "below", "held": 5, "asked": 4, "opens": "2022-06-01"}
    again = invite_who_must(by=world.viewer("ana"), at=NOW, today=TODAY, number=world.session.pk)
    assert again == []


def test_each_sees_what_must_be_sat_of_oneself_and_of_those_led(world: World) -> None:
    counts = world.town.count_seen(lambda viewer: must_sit(viewer, TODAY))
    # Delivery is no marketing post; Ana is senior. Bruno, Carmen, Diego, Elena, Farid, and Ivan in the north.
    assert counts == {
        "operator": 6,
        "leader": 6,
        "ana": 5,
        "bruno": 1,
        "diego": 1,
        "elena": 1,
        "ivan": 1,
        "director of the north": 1,
        "hugo": 1,
        "hugo's operator": 1,
    }


def test_an_entry_is_seen_by_its_person_and_those_who_lead(world: World) -> None:
    counts = world.town.count_seen(lambda viewer: session_entries(viewer, TODAY))
    assert {who for who, count in counts.items() if count} == {"operator", "leader", "ana", "diego"}


def test_only_who_leads_makes_sessions_and_invites(world: World) -> None:
    for who in ("diego", "bruno", "ivan"):
        with pytest.raises(NotAllowedError):
            a_session(world.town, 3, who)
        with pytest.raises(NotAllowedError):
            invite_who_must(by=world.viewer(who), at=NOW, today=TODAY, number=world.session.pk)


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (SessionSaid(4, HELD, HELD + DAY), "is after the day of the session"),
        (SessionSaid(4, TODAY - DAY, TODAY - DAY), "is no day to come"),
        (SessionSaid(3, HELD, REGISTER_UNTIL), "has people already"),
    ],
)
def test_a_bad_session_is_refused(world: World, said: SessionSaid, what: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        change_session(by=world.viewer("ana"), at=NOW, today=TODAY, number=world.session.pk, said=said)
    assert found(refusal) == [what]


def test_a_second_session_of_the_level_on_the_day_is_refused(world: World) -> None:
    with pytest.raises(RefusedError) as refusal:
        a_session(world.town, 4)
    assert found(refusal) == ["has a session of this level"]


def test_a_session_with_people_of_another_centre_is_changed_by_the_companys_leaders(world: World) -> None:
    said = SessionSaid(4, HELD + DAY, REGISTER_UNTIL)
    invite_who_must(by=world.viewer("director of the north"), at=NOW, today=TODAY, number=world.session.pk)
    with pytest.raises(RefusedError) as refusal:
        change_session(by=world.viewer("ana"), at=NOW, today=TODAY, number=world.session.pk, said=said)
    assert found(refusal) == ["has people of another centre"]
    changed = change_session(
        by=world.viewer("leader"), at=NOW, today=TODAY, number=world.session.pk, said=said
    )
    assert changed.held_on == HELD + DAY


def test_a_session_is_cancelled_for_a_reason_and_takes_nobody_any_more(world: World) -> None:
    ana, number = world.viewer("ana"), world.session.pk
    with pytest.raises(RefusedError):
        cancel_session(by=ana, at=NOW, today=TODAY, number=number, why="")
    cancel_session(by=ana, at=NOW, today=TODAY, number=number, why="No examiner")
    with pytest.raises(RefusedError) as refusal:
        world.register("diego")
    assert found(refusal) == ["was held or cancelled"]


def test_a_person_registers_up_to_the_last_day_and_may_take_it_back(world: World) -> None:
    diego, entry = world.viewer("diego"), world.entry("diego")
    register_entry(by=diego, at=NOW, today=REGISTER_UNTIL, number=entry.pk)
    unregister_entry(by=diego, at=NOW, today=REGISTER_UNTIL, number=entry.pk)
    with pytest.raises(RefusedError) as refusal:
        register_entry(by=diego, at=NOW, today=REGISTER_UNTIL + DAY, number=entry.pk)
    assert found(refusal) == ["could be entered up to 2022-10-20"]
    with pytest.raises(NotAllowedError):
        register_entry(by=world.viewer("elena"), at=NOW, today=TODAY, number=entry.pk)


def test_who_may_not_sit_a_level_yet_is_told_from_when_on(world: World) -> None:
    """Elena came in 2020: five years in the trade are over in 2025. Ana holds a higher one."""
    enter: dict[str, Any] = {"by": world.viewer("ana"), "at": NOW, "today": TODAY, "number": world.session.pk}
    for code, what in (
        ("E06", "may sit level 4 from 2025-01-01 on"),
        ("E01", "has no way to level 4, or holds it"),
        ("E14", "has no post that is certified"),
        ("E05", "is in this session already"),
    ):
        with pytest.raises(RefusedError) as refusal:
            enter_person(person=code, **enter)
        assert found(refusal) == [what]


def test_nobody_sits_two_levels_on_one_day(world: World) -> None:
    """Elena may sit junior; a second one of another level on the day is refused."""
    ana = world.viewer("ana")
    junior, same_day = a_session(world.town, 5), a_session(world.town, 3)
    enter_person(by=ana, at=NOW, today=TODAY, number=junior.pk, person="E06")
    entry = SessionEntry.objects.create(session=same_day, person=world.town.county.elena)
    with pytest.raises(RefusedError) as refusal:
        register_entry(by=ana, at=NOW, today=TODAY, number=entry.pk)
    assert found(refusal) == ["sits another level on that day"]


def test_an_excuse_is_of_a_leader_for_a_reason(world: World) -> None:
    entry = world.entry("diego")
    with pytest.raises(NotAllowedError):
        excuse_entry(by=world.viewer("diego"), at=NOW, today=TODAY, number=entry.pk, why="I am tired")
    with pytest.raises(RefusedError):
        excuse_entry(by=world.viewer("ana"), at=NOW, today=TODAY, number=entry.pk, why="")
    excuse_entry(by=world.viewer("ana"), at=NOW, today=TODAY, number=entry.pk, why="In hospital")
    assert [each.obligation.level for each in must_sit(world.viewer("diego"), TODAY)] == [4]


# Results


def test_who_passes_both_parts_gets_the_certificate_and_the_obligation_ends(world: World) -> None:
    world.register("diego")
    entry = world.result("diego", PASSED, number="VC-4", issuer="State centre")

    assert entry.state == "passed"
    certificate = Certificate.objects.get(in_force(), person__code="E05", level=4)
    assert (certificate.number, certificate.issued, certificate.certificate_no) == (
        entry.certificate_number,
        HELD,
        "VC-4",
    )
    outcome = ExamOutcome.objects.get(in_force())
    assert (outcome.number, outcome.level, outcome.day, outcome.passed) == (
        entry.outcome_number,
        4,
        HELD,
        True,
    )
    # From intermediate on it is senior that too few hold; four years after this one.
    [owed] = must_sit(world.viewer("diego"), AFTER.date())
    assert (owed.obligation.level, owed.obligation.opens) == (3, date(2026, 11, 5))


def test_who_fails_one_part_gets_none(world: World) -> None:
    world.register("diego")
    assert world.result("diego", NOT_PASSED).state == "failed"
    assert in_office(world) == [("E01", 3), ("E05", 5), ("E20", 5)]
    assert ExamOutcome.objects.get(in_force()).passed is False


def test_a_corrected_result_takes_its_certificate_back_and_gives_it_again(world: World) -> None:
    world.register("diego")
    number = world.result("diego", PASSED).certificate_number
    with pytest.raises(RefusedError) as refusal:
        world.result("diego", NOT_PASSED)
    assert found(refusal) == ["corrects a result without a reason"]

    assert world.result("diego", NOT_PASSED, why="Sheets were mixed up").certificate_number is None
    assert ("E05", 4) not in in_office(world)
    again = world.result("diego", PASSED, why="They were not")
    assert ("E05", 4) in in_office(world)
    assert again.certificate_number != number
    assert ExamOutcome.objects.filter(in_force()).count() == 1


def test_a_better_mark_of_who_passed_leaves_the_certificate_alone(world: World) -> None:
    world.register("diego")
    world.result("diego", PASSED, number="VC-4")
    world.result("diego", ("90", "90"), why="Added up anew")
    assert Certificate.objects.get(in_force(), level=4).certificate_no == "VC-4"


def test_a_certificate_that_came_by_import_is_the_one_of_the_result(world: World) -> None:
    world.register("diego")
    rows = [CertificateRow("E05", 4, HELD, certificate_no="VC-9")]
    record_certificates(by=world.town.operator, at=AFTER, rows=rows)
    imported = Certificate.objects.get(in_force(), level=4)
    assert world.result("diego", PASSED).certificate_number == imported.number
    world.result("diego", NOT_PASSED, why="Sheets were mixed up")
    # What came from elsewhere is taken back elsewhere.
    assert Certificate.objects.filter(in_force(), level=4).exists()


@pytest.mark.parametrize("marks", [("-1", "70"), ("70", "100.5"), ("70", "NaN")])
def test_a_score_outside_of_a_hundred_is_refused(world: World, marks: tuple[str, str]) -> None:
    world.register("diego")
    with pytest.raises(RefusedError) as refusal:
        world.result("diego", marks)
    assert found(refusal) == ["is no score between 0 and 100"]


def test_a_result_of_who_did_not_register_or_is_excused_is_refused(world: World) -> None:
    with pytest.raises(RefusedError) as refusal:
        world.result("diego", PASSED)
    assert found(refusal) == ["did not register for this session"]


def test_a_result_before_the_day_is_refused(world: World) -> None:
    entry = world.register("diego")
    with pytest.raises(RefusedError) as refusal:
        enter_result(by=world.viewer("ana"), at=NOW, today=TODAY, number=entry.pk, said=result_of(PASSED))
    assert found(refusal) == ["is held only on 2022-11-05"]


def test_who_did_not_come_has_no_outcome_and_can_be_corrected(world: World) -> None:
    entry = world.register("diego")
    ana, on = world.viewer("ana"), AFTER.date()
    assert mark_absent(by=ana, at=AFTER, today=on, number=entry.pk).state == "absent"
    assert not ExamOutcome.objects.exists()
    assert world.result("diego", PASSED, why="He did come").state == "passed"
    mark_absent(by=ana, at=AFTER, today=on, number=entry.pk, why="It was Elena")
    assert not ExamOutcome.objects.filter(in_force()).exists()
    assert ("E05", 4) not in in_office(world)


def test_a_certificate_of_a_result_is_taken_back_by_correcting_the_result(world: World) -> None:
    world.register("diego")
    number = world.result("diego", PASSED).certificate_number
    with pytest.raises(RefusedError) as refusal:
        take_back_certificate(
            by=world.viewer("ana"), at=AFTER, today=AFTER.date(), number=number or 0, why="no"
        )
    assert found(refusal) == ["came from the result of a session"]


def test_only_who_leads_enters_results(world: World) -> None:
    entry = world.register("diego")
    administrator = world.viewer("operator").__class__(
        world.session.company_id, world.town.county.gao.pk, frozenset({"administrator"}), frozenset()
    )
    for by in (world.viewer("diego"), world.viewer("director of the north"), administrator):
        with pytest.raises(NotAllowedError):
            enter_result(by=by, at=AFTER, today=AFTER.date(), number=entry.pk, said=result_of(PASSED))


# Every day


def test_reminders_come_a_month_a_week_and_a_day_before_and_once_each(world: World) -> None:
    """The last day to register is 20 October; the first look is on the 3rd, within the month."""
    by, told = world.town.operator, {}
    for number in range(20):
        on = TODAY + number * DAY
        told[on] = do_certification_day(by, NOW + number * DAY, on)["remind"]
        assert do_certification_day(by, NOW + number * DAY, on)["remind"] == 0
    assert [day for day, count in told.items() if count] == [TODAY, date(2022, 10, 13), date(2022, 10, 19)]


def test_who_has_registered_is_not_reminded(world: World) -> None:
    world.register("diego")
    assert do_certification_day(world.town.operator, NOW, TODAY)["remind"] == 0


def test_a_session_is_over_when_its_day_has_passed(world: World) -> None:
    do_certification_day(world.town.operator, AFTER, HELD)
    assert CertificationSession.objects.get().state == "planned"
    do_certification_day(world.town.operator, AFTER, HELD + DAY)
    assert CertificationSession.objects.get().state == "held"


# What leaders see


def test_rates_by_session_are_of_the_people_led(world: World) -> None:
    world.register("diego")
    world.result("diego", PASSED)
    [found_] = rates_by_session(world.viewer("ana"), AFTER.date())
    assert (found_.rate.sat, found_.rate.passed, found_.rate.rate) == (1, 1, None)
    assert rates_by_session(world.viewer("director of the north"), AFTER.date()) == []
    for who in ("diego", "bruno"):
        with pytest.raises(NotAllowedError):
            rates_by_session(world.viewer(who), AFTER.date())


def test_the_overview_tells_both_shares_and_who_lacks_them(world: World) -> None:
    """Ana, Bruno, Carmen, Diego, Elena and Farid are counted; only Ana holds intermediate or above."""
    found_ = overview_for(world.viewer("ana"), TODAY)
    goals = {
        level: (goal.share.certified, goal.share.staff, goal.heads.needed, len(goal.lacking))
        for level, goal in found_.goals.items()
    }
    assert goals == {4: (1, 6, 6, 5), 3: (1, 6, 5, 5)}
    outlook = found_.outlook.outlooks[HELD, 4]
    # Nothing is known of any exam yet: Diego passes with a half.
    assert outlook.mean == pytest.approx(1.5)
    assert (outlook.low, outlook.high, outlook.chance) == (1, 2, 0)
    [move] = found_.outlook.moves[4]
    assert move.person_id == world.town.county.diego.pk
    assert Decimal(move.prepared).quantize(Decimal("0.01")) >= Decimal("0.90")


def test_the_overview_is_for_who_leads(world: World) -> None:
    for who in ("diego", "bruno", "ivan"):
        with pytest.raises(NotAllowedError):
            overview_for(world.viewer(who), TODAY)
