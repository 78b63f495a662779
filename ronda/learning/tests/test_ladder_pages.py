"""The pages of the ladder as each of the cast finds them, what they decide there, and what nobody may see."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from ronda.cockpit.tests.pages_world import browser_of
from ronda.learning.models import Competence, CompetenceProof, Placement, RungNeed
from ronda.learning.tests.ladder_world import LadderWorld, a_ladder_world, lay_for
from ronda.people.tests.builders import a_role
from ronda.work.tests.builders import a_town

pytestmark = pytest.mark.django_db
LADDER = "/learning/ladder/"
DIEGO = f"{LADDER}people/E05/"
SEEN = "Seen at O1"


@pytest.fixture
def world() -> LadderWorld:
    return a_ladder_world()


def browser(world: LadderWorld, name: str) -> Client:
    """Gao delivers goods; as `yusuf` he is an administrator, as `leader` he leads the company."""
    county = world.town.county
    person = {"hugo": county.hugo, "ivan": world.town.ivan, "yusuf": county.gao, "leader": county.gao}.get(
        name
    ) or county.people[name]
    if name in {"yusuf", "leader"}:
        a_role(person, "administrator" if name == "yusuf" else "leader")
    person.user = User.objects.create_user(name)
    person.save()
    return browser_of(name)


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def today() -> str:
    return timezone.localdate().isoformat()


def pages(world: LadderWorld) -> Iterator[str]:
    proof, need = CompetenceProof.objects.get().pk, RungNeed.objects.earliest("pk").pk
    number = world.number("display")
    yield from (f"{DIEGO}{end}" for end in ("", "desk/", "place/", "confirm/"))
    yield f"{LADDER}proofs/{proof}/take-back/"
    yield from (f"{LADDER}{each}/" for each in ("matrix", "gaps", "rungs", "competences", "competences/new"))
    yield f"{LADDER}rungs/account_manager/ask/"
    yield from (f"{LADDER}needs/{need}/{end}" for end in ("", "stop/"))
    yield from (f"{LADDER}competences/{number}/{end}" for end in ("", "change/", "retire/"))


def test_everybody_finds_the_own_ladder_and_who_leads_the_pages_of_others(world: LadderWorld) -> None:
    world.confirm("visit_work", "course")
    everybody = {
        f"{LADDER}rungs/",
        f"{LADDER}competences/",
        f"{LADDER}competences/{world.number('display')}/",
    }
    shaping = {
        path
        for path in pages(world)
        if "/ask/" in path or "/needs/" in path or "/new/" in path or "/change/" in path or "/retire/" in path
    }
    every = set(pages(world))
    found = {}
    for name in ("ana", "bruno", "diego", "elena", "ivan", "yusuf"):
        client = browser(world, name)
        assert client.get(LADDER).status_code == 200
        found[name] = {path for path in every if client.get(path).status_code == 200}
    assert found["ana"] == every
    for name in ("bruno", "elena", "ivan"):
        assert found[name] == everybody
    assert found["yusuf"] == everybody | shaping
    assert found["diego"] == everybody | {f"{DIEGO}desk/"}


def test_a_leader_of_the_company_decides_but_does_not_shape(world: LadderWorld) -> None:
    leader = browser(world, "leader")
    assert leader.get(f"{LADDER}matrix/").status_code == 200
    assert leader.get(f"{DIEGO}place/").status_code == 200
    assert leader.get(f"{LADDER}competences/new/").status_code == 404


def test_nobody_reads_what_was_seen_of_somebody_they_do_not_lead(world: LadderWorld) -> None:
    world.confirm("visit_work", "course")
    world.place("junior", why="A reason of Diego's")
    paths = [LADDER, *pages(world), f"{LADDER}matrix/?export=csv", "/learning/"]
    for name in ("bruno", "elena", "ivan", "yusuf", "hugo"):
        client = browser(world, name)
        for path in paths:
            answer = client.get(path, follow=True)
            body = body_of(answer)
            assert SEEN.encode() not in body
            assert b"A reason of Diego" not in body
            assert name == "yusuf" or b"Diego Park" not in body
    own = browser(world, "diego").get(LADDER).content.decode()
    assert SEEN in own


def test_another_company_finds_no_ladder_and_may_not_reach_this_one(world: LadderWorld) -> None:
    hugo = browser(world, "hugo")
    assert "No ladder is laid yet" in hugo.get(LADDER).content.decode()
    assert hugo.get(f"{LADDER}competences/{world.number('display')}/").status_code == 404
    assert b"Display of goods" not in hugo.get(f"{LADDER}competences/").content


def test_a_person_reads_what_is_missing_and_how_it_is_shown(world: LadderWorld) -> None:
    page = browser(world, "diego").get(LADDER).content.decode()
    assert "Still to show for the rung New" in page
    assert "The next rung: Junior" in page
    assert "Shown by: course or observed visit" in page
    assert "Place on a rung" not in page


def test_a_director_places_somebody_and_confirms_and_takes_back_a_proof(world: LadderWorld) -> None:
    ana = browser(world, "ana")
    said = {"rung": "junior", "begins": today(), "why": "Works alone"}
    assert ana.post(f"{DIEGO}place/", said).status_code == 302
    assert Placement.objects.get().rung == "junior"
    seen = {
        "competence_id": world.number("visit_work"),
        "kind": "observed_visit",
        "day": today(),
        "said": SEEN,
    }
    assert ana.post(f"{DIEGO}confirm/", seen | {"said": ""}).status_code == 422
    assert ana.post(f"{DIEGO}confirm/", seen).status_code == 302
    number = CompetenceProof.objects.get().pk
    assert ana.post(f"{LADDER}proofs/{number}/take-back/", {"why": "Another Diego"}).status_code == 302
    page = ana.get(DIEGO).content.decode()
    assert "Taken back: Another Diego" in page
    assert "Placed on the rung Junior" in ana.get(f"{DIEGO}desk/").content.decode()


def test_nobody_decides_about_oneself(world: LadderWorld) -> None:
    ana = browser(world, "ana")
    assert ana.get(f"{LADDER}people/E01/place/").status_code == 404
    assert ana.get(f"{LADDER}people/E01/").status_code == 302


def test_the_matrix_is_narrowed_ordered_and_given_as_a_file(world: LadderWorld) -> None:
    world.confirm("visit_work", "course")
    ana = browser(world, "ana")
    page = ana.get(f"{LADDER}matrix/?post=account_manager&track=service&order=missing").content.decode()
    assert page.index("Elena Novak") < page.index("Diego Park")
    assert "Bruno Keller" not in page
    assert "missing for the own rung" in page
    answer = ana.get(f"{LADDER}matrix/?post=account_manager&export=xlsx")
    body = body_of(answer)
    [sheet] = CalamineWorkbook.from_filelike(BytesIO(body)).sheet_names
    rows = CalamineWorkbook.from_filelike(BytesIO(body)).get_sheet_by_name(sheet).to_python()
    assert [row[0] for row in rows] == ["Name", "Diego Park", "Elena Novak", "Farid Haddad"]
    shown = rows[0].index("Preparing and carrying out a visit")
    assert [row[shown] for row in rows[1:]] == ["shown", *["missing for the own rung"] * 2]


def test_the_gaps_name_who_lacks_what(world: LadderWorld) -> None:
    ana = browser(world, "ana")
    page = ana.get(f"{LADDER}gaps/?post=account_manager").content.decode()
    assert "Elena Novak" in page
    assert ana.get(f"{LADDER}gaps/?export=csv").status_code == 200


def test_an_administrator_makes_changes_and_retires_a_competence(world: LadderWorld) -> None:
    yusuf = browser(world, "yusuf")
    said = {"code": "tea", "name": "Tea lore", "text": "", "side": "skill", "track": "brand"}
    assert yusuf.post(f"{LADDER}competences/new/", said).status_code == 302
    number = Competence.objects.get(code="tea").pk
    asked = {"rung": "new", "competence_id": number, "proofs": ["exam"], "begins": today()}
    assert yusuf.post(f"{LADDER}rungs/account_manager/ask/", asked).status_code == 302
    page = f"{LADDER}competences/{number}/"
    assert "Account manager · New" in yusuf.get(page).content.decode()
    assert yusuf.post(f"{page}change/", said | {"name": "Tea"}).status_code == 302
    assert yusuf.post(f"{page}retire/", {"why": "No tea is sold"}).status_code == 302
    told = yusuf.get(page).content.decode()
    assert "Reason: No tea is sold" in told
    assert "it was called Tea lore" in told
    assert yusuf.get(f"{page}change/").status_code == 404


def test_an_untouched_default_name_stays_one_that_is_translated(world: LadderWorld) -> None:
    ana = browser(world, "ana")
    number = world.number("display")
    said = {"name": "Display of goods", "text": "Ours", "side": "ability", "track": "brand"}
    assert ana.post(f"{LADDER}competences/{number}/change/", said).status_code == 302
    kept = Competence.objects.get(pk=number)
    assert (kept.name, kept.text, kept.side) == ("Display of goods", "Ours", "ability")


def test_a_need_is_changed_and_stopped_on_its_page(world: LadderWorld) -> None:
    ana = browser(world, "ana")
    need = RungNeed.objects.get(post="account_manager", rung="new", competence__code="visit_work")
    page = f"{LADDER}needs/{need.pk}/"
    assert ana.post(page, {"proofs": ["drill"], "begins": "2022-01-02"}).status_code == 422
    assert ana.post(page, {"proofs": ["drill"], "begins": today()}).status_code == 302
    new = RungNeed.objects.get(post="account_manager", competence__code="visit_work", ends=None)
    assert new.proofs == ["drill"]
    assert ana.post(f"{LADDER}needs/{new.pk}/stop/", {"begins": today()}).status_code == 302
    assert not RungNeed.objects.filter(pk=new.pk).exists()
    assert "Asked before" in ana.get(f"{LADDER}rungs/?post=account_manager").content.decode()


def test_a_new_company_is_offered_the_default_ladder_once() -> None:
    world = LadderWorld(a_town())
    ana, diego = browser(world, "ana"), browser(world, "diego")
    for path in (LADDER, f"{LADDER}matrix/", f"{LADDER}gaps/", f"{LADDER}rungs/", f"{LADDER}competences/"):
        assert "Lay the default ladder" in ana.get(path).content.decode()
    assert "Lay the default ladder" not in diego.get(LADDER).content.decode()
    assert diego.post(f"{LADDER}lay/").status_code == 404
    assert ana.post(f"{LADDER}lay/").status_code == 302
    assert "The next rung: Junior" in diego.get(LADDER).content.decode()
    before = RungNeed.objects.count()
    lay_for(world.town.county)
    assert RungNeed.objects.count() == before


def test_the_home_page_tells_the_next_rung(world: LadderWorld) -> None:
    page = browser(world, "diego").get("/learning/").content.decode()
    assert "The next rung: Junior" in page
    assert "for your rung" in page


def test_pages_ask_the_database_little(
    world: LadderWorld, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    ana, diego = browser(world, "ana"), browser(world, "diego")
    world.confirm("visit_work", "course")
    for client, path in ((diego, LADDER), (ana, DIEGO), (ana, f"{LADDER}matrix/"), (ana, f"{LADDER}gaps/")):
        client.get(path)
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            client.get(path)
