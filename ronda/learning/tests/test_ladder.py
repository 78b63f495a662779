"""The ladder as records: laid, changed from a day on, placed, confirmed, taken back; and who may what."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.models import Competence, CompetenceProof, Placement, RungNeed
from ronda.learning.queries.ladder import ladders_for, missing_for
from ronda.learning.queries.ladder_matrix import MatrixWish, matrix_for
from ronda.learning.queries.ladder_person import own_page, person_on_ladder, read_ladder
from ronda.learning.rules import CertificateRow
from ronda.learning.services import record_certificates
from ronda.learning.services.ladder import (
    CompetenceSaid,
    add_competence,
    change_competence,
    retire_competence,
    set_need,
    stop_need,
)
from ronda.learning.services.ladder_laying import lay_default_ladder
from ronda.learning.services.placing import take_back_proof
from ronda.learning.tests.ladder_world import LAID, NOW, TODAY, LadderWorld, a_ladder_world
from ronda.learning.wording.competences import DEFAULT_COMPETENCES
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
POST = "account_manager"


@pytest.fixture
def world() -> LadderWorld:
    return a_ladder_world()


def missing(world: LadderWorld, on: date = TODAY) -> list[tuple[str, bool]]:
    found = missing_for(world.town.viewer_of("diego"), world.diego, on)
    assert found is not None
    return [(each.competence.code, each.own) for each in found.missing]


def test_every_default_competence_has_words_and_laying_twice_adds_nothing(world: LadderWorld) -> None:
    ladder = rules_in_use(TODAY).ladder
    assert ladder is not None
    assert set(DEFAULT_COMPETENCES) == set(ladder.competences)
    assert {code for code, rule in ladder.competences.items() if rule.target} == {
        "market_state",
        "customer_service",
        "brand_cultivation",
    }
    before = RungNeed.objects.count()
    assert before > 0
    assert lay_default_ladder(by=world.ana, at=NOW, begins=TODAY, named=DEFAULT_COMPETENCES) == 0
    assert RungNeed.objects.count() == before


def test_what_the_company_ended_is_not_laid_again(world: LadderWorld) -> None:
    retire_competence(by=world.ana, at=NOW, today=TODAY, number=world.number("display"), why="Merged")
    need = RungNeed.objects.get(post=POST, rung="new", competence__code="visit_work")
    stop_need(by=world.ana, at=NOW, today=TODAY, number=need.pk, begins=TODAY)
    assert lay_default_ladder(by=world.ana, at=NOW, begins=TODAY, named=DEFAULT_COMPETENCES) == 0


def test_default_names_are_told_in_the_readers_language_and_own_ones_as_written(world: LadderWorld) -> None:
    own = add_competence(by=world.ana, at=NOW, said=CompetenceSaid("tea", "Tea lore", "skill", "brand"))
    with translation.override("es"):
        assert own.title == "Tea lore"
    assert Competence.objects.get(code="display", company_id=world.ana.company_id).name == "Display of goods"


def test_a_person_sees_what_the_own_and_the_next_rung_lack(world: LadderWorld) -> None:
    assert set(missing(world)) == {
        ("visit_work", True),
        ("fair_dealing", True),
        ("customer_service", False),
        ("order_advice", False),
        ("request_handling", False),
    }
    world.confirm("visit_work", "observed_visit")
    world.confirm("fair_dealing", "exam")
    world.place("junior")
    assert set(missing(world)) == {
        ("customer_service", True),
        ("order_advice", True),
        ("request_handling", True),
        ("display", False),
        ("market_state", False),
        ("brand_cultivation", False),
    }


def test_a_certificate_shows_what_it_proves(world: LadderWorld) -> None:
    row = CertificateRow("E05", 4, date(2021, 6, 30))
    record_certificates(by=world.town.operator, at=NOW, rows=[row])
    codes = {code for code, _ in missing(world)}
    assert codes == {"visit_work", "fair_dealing", "request_handling"}


def test_another_post_has_its_own_rungs(world: LadderWorld) -> None:
    """Bruno's display is asked of a beginner; a place as account manager says nothing of his own post."""
    Placement.objects.create(
        company_id=world.ana.company_id,
        person=world.town.county.bruno,
        post=POST,
        rung="senior",
        begins=LAID,
        decided_at=NOW,
        why="Before",
    )
    found = missing_for(world.town.viewer_of("bruno"), world.town.county.bruno.pk, TODAY)
    assert found is not None
    assert (found.post, found.rung, found.next_rung) == ("brand_manager", "new", "junior")


def test_a_need_from_tomorrow_is_not_asked_today_and_yesterday_stays_as_it_was(world: LadderWorld) -> None:
    before = {day: missing(world, day) for day in (YESTERDAY, TODAY)}
    set_need(
        by=world.ana,
        at=NOW,
        today=TODAY,
        post=POST,
        rung="new",
        competence_id=world.number("base_data"),
        proofs=["exam"],
        begins=TOMORROW,
    )
    assert {day: missing(world, day) for day in (YESTERDAY, TODAY)} == before
    assert ("base_data", True) in missing(world, TOMORROW)


def test_other_proofs_from_a_day_on_end_the_old_need_the_day_before(world: LadderWorld) -> None:
    for begins in (TOMORROW, TODAY):
        set_need(
            by=world.ana,
            at=NOW,
            today=TODAY,
            post=POST,
            rung="new",
            competence_id=world.number("visit_work"),
            proofs=["drill"],
            begins=begins,
        )
    rows = RungNeed.objects.filter(post=POST, rung="new", competence__code="visit_work").order_by("begins")
    assert [(each.begins, each.ends, each.proofs) for each in rows] == [
        (LAID, YESTERDAY, ["course", "observed_visit"]),
        (TODAY, None, ["drill"]),
    ]


def test_what_was_asked_in_the_past_cannot_be_changed(world: LadderWorld) -> None:
    need = RungNeed.objects.filter(post=POST).earliest("pk")
    with pytest.raises(RefusedError):
        stop_need(by=world.ana, at=NOW, today=TODAY, number=need.pk, begins=YESTERDAY)


def test_a_retired_competence_is_asked_no_more_and_cannot_be_confirmed(world: LadderWorld) -> None:
    retire_competence(by=world.ana, at=NOW, today=TODAY, number=world.number("visit_work"), why="Merged")
    assert ("visit_work", True) in missing(world, YESTERDAY)
    assert ("visit_work", True) not in missing(world)
    with pytest.raises(RefusedError):
        world.confirm("visit_work", "course")


def test_places_follow_each_other_and_the_same_day_is_decided_anew(world: LadderWorld) -> None:
    world.place("junior", begins=YESTERDAY)
    world.place("senior")
    world.place("intermediate")
    with pytest.raises(RefusedError):
        world.place("expert", begins=YESTERDAY - timedelta(1))
    rungs = Placement.objects.order_by("begins").values_list("begins", "rung")
    assert list(rungs) == [(YESTERDAY, "junior"), (TODAY, "intermediate")]
    [found] = ladders_for(world.town.viewer_of("diego"), on=YESTERDAY)
    assert found.standing.rung == "junior"


@pytest.mark.parametrize(
    ("begins", "why"), [(date(2019, 12, 31), "Ready"), (TODAY, "  ")], ids=["not hired yet", "no reason"]
)
def test_bad_places_are_refused(world: LadderWorld, begins: date, why: str) -> None:
    with pytest.raises(RefusedError):
        world.place("junior", begins=begins, why=why)


@pytest.mark.parametrize(
    ("kind", "day"),
    [("certificate", TODAY), ("course", TOMORROW), ("rumour", TODAY)],
)
def test_bad_proofs_are_refused(world: LadderWorld, kind: str, day: date) -> None:
    with pytest.raises(RefusedError):
        world.confirm("visit_work", kind, day=day)
    assert not CompetenceProof.objects.exists()


def test_a_proof_is_confirmed_once_and_taken_back_with_a_reason(world: LadderWorld) -> None:
    world.confirm("visit_work", "course")
    with pytest.raises(RefusedError):
        world.confirm("visit_work", "course")
    number = CompetenceProof.objects.get().pk
    with pytest.raises(RefusedError):
        take_back_proof(by=world.ana, at=NOW, today=TODAY, number=number, why=" ")
    take_back_proof(by=world.ana, at=NOW, today=TODAY, number=number, why="It was Elena")
    assert ("visit_work", True) in missing(world)
    world.confirm("visit_work", "course")
    assert ("visit_work", True) not in missing(world)


def test_only_who_leads_somebody_else_decides(world: LadderWorld) -> None:
    strangers = ("diego", "bruno", "carmen", "ivan", "director of the north", "hugo", "hugo's operator")
    for by in (*map(world.town.viewer_of, strangers), world.yusuf):
        with pytest.raises(NotAllowedError):
            world.place("expert", by=by)
        with pytest.raises(RefusedError):
            world.confirm("visit_work", "course", by=by)
    with pytest.raises(NotAllowedError):
        world.place("expert", who="ana")


def test_only_shapers_change_the_ladder(world: LadderWorld) -> None:
    number = world.number("display")
    for name in ("diego", "bruno", "leader"):
        by = world.town.viewer_of(name)
        with pytest.raises(NotAllowedError):
            add_competence(by=by, at=NOW, said=CompetenceSaid("tea", "Tea", "skill", "brand"))
        with pytest.raises(NotAllowedError):
            retire_competence(by=by, at=NOW, today=TODAY, number=number, why="x")
        with pytest.raises(NotAllowedError):
            lay_default_ladder(by=by, at=NOW, begins=TODAY, named={})
    changed = change_competence(
        by=world.yusuf, at=NOW, number=number, name="Displays", text="", side="skill", track="brand"
    )
    assert changed.name == "Displays"
    with pytest.raises(RefusedError):
        add_competence(by=world.ana, at=NOW, said=CompetenceSaid("display", "Again", "skill", "brand"))


def test_another_company_reaches_nothing(world: LadderWorld) -> None:
    foreign = world.town.viewer_of("hugo's operator")
    with pytest.raises(RefusedError):
        change_competence(
            by=foreign, at=NOW, number=world.number("display"), name="x", text="", side="skill", track="brand"
        )
    assert missing_for(foreign, world.diego, TODAY) is None
    assert not matrix_for(foreign, on=TODAY, wish=MatrixWish()).rows


def test_nobody_sees_the_ladder_of_people_they_do_not_lead(world: LadderWorld) -> None:
    def seen(viewer: Viewer) -> list[str]:
        return sorted(each.person.code for each in ladders_for(viewer, on=TODAY))

    town = world.town
    assert seen(town.viewer_of("ana")) == ["E01", "E03", "E04", "E05", "E06", "E07"]
    assert seen(town.viewer_of("leader")) == ["E01", "E03", "E04", "E05", "E06", "E07", "E20"]
    assert seen(town.viewer_of("diego")) == ["E05"]
    assert seen(town.viewer_of("bruno")) == ["E03"]
    assert seen(town.viewer_of("director of the north")) == ["E20"]
    assert seen(world.yusuf) == []
    assert seen(town.viewer_of("hugo")) == []
    for name in ("elena", "bruno", "director of the north", "hugo"):
        with pytest.raises(RefusedError):
            person_on_ladder(town.viewer_of(name), "E05", on=TODAY)
        assert read_ladder(town.viewer_of(name), world.diego, on=TODAY) is None
    assert own_page(world.yusuf, on=TODAY) is None or not own_page(world.yusuf, on=TODAY).found  # type: ignore[union-attr]


def test_the_matrix_counts_what_people_lack_and_is_narrowed(world: LadderWorld) -> None:
    world.confirm("visit_work", "course")
    whole = matrix_for(world.ana, on=TODAY, wish=MatrixWish())
    assert len(whole.rows) == 6
    visit_work = next(gap for gap in whole.gaps if gap.competence == world.number("visit_work"))
    assert (visit_work.own, visit_work.ahead, visit_work.shown) == (2, 0, 1)
    narrow = matrix_for(world.ana, on=TODAY, wish=MatrixWish(post=POST, track="brand", side="skill"))
    assert {each.code for each in narrow.competences} == {"display", "brand_plan"}
    assert [row.on_ladder.person.code for row in narrow.rows] == ["E05", "E06", "E07"]
    ordered = matrix_for(world.ana, on=TODAY, wish=MatrixWish(post=POST, order="missing"))
    assert ordered.rows[-1].on_ladder.person.code == "E05"
