"""The pages of rounds, and what nobody finds on any page between the draw and its release."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from ronda.cockpit.tests.pages_world import browser_of
from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.queries.for_visits import on_site_now
from ronda.inspection.queries.rounds import units_for
from ronda.inspection.rules.draws import commitment
from ronda.inspection.services.rounds import release_round
from ronda.inspection.tests.round_cast import CHECKED, NONCES, RELEASED, RoundTown, a_round_town
from ronda.kernel.period import Month
from ronda.people.models import Person
from ronda.people.tests.builders import a_person, a_role
from ronda.work.models import Trace

pytestmark = pytest.mark.django_db
INSPECTED = ("diego", "elena", "farid")
OUTSIDERS = ("gao", "wei", "yusuf")


@pytest.fixture
def town() -> RoundTown:
    found = a_round_town()
    yusuf = a_person(found.town.county.company, "E18", "Yusuf Demir")
    a_role(yusuf, "administrator")
    people = {
        **found.town.county.people,
        "wei": Person.objects.get(code="E17"),
        "yusuf": yusuf,
        "hugo": found.town.county.hugo,
    }
    for name, person in people.items():
        user = User.objects.create_user(name, f"{name}@ronda.example", "a fountain of long words")
        Person.objects.filter(pk=person.pk).update(user=user)
    return found


def page_of(who: str, found: InspectionRound) -> str:
    answer = browser_of(who).get(reverse("inspection_round", args=[found.pk]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def secrets_of(found: InspectionRound) -> list[str]:
    """Whatever would give the draw away: seed, nonces, tickets, and drawn units by name."""
    rows = found.units.all()
    return [found.seed, *NONCES.values(), *(each.ticket for each in rows), *(each.unit for each in rows)]


def addresses(found: InspectionRound) -> Iterator[str]:
    """Pages and files on which a draw could leak."""
    yield reverse("inspections")
    yield reverse("inspection_round", args=[found.pk])
    yield reverse("draw", args=[found.address])
    for name in ("announced.json", "frame.txt", "reveals.json", "list.txt"):
        yield reverse("draw_file", args=[found.address, name])
    for name in (
        "visits",
        "visit_list",
        "visit_quotas",
        "work",
        "work_task_calendar",
        "outlets",
        "visit_base_data",
    ):
        yield reverse(name)
    yield f"{reverse('search')}?q=inspection"
    yield f"{reverse('visit_list')}?export=csv"


@pytest.mark.parametrize("who", ["diego", *OUTSIDERS, "bruno"])
def test_before_the_release_nobody_finds_the_draw_on_any_page(town: RoundTown, who: str) -> None:
    found = town.drawn(inspector_codes=("E04", "E14") if who == "bruno" else ("E03", "E04"))
    browser = browser_of(who)

    for address in addresses(found):
        told = browser.get(address).content.decode()
        assert [secret for secret in secrets_of(found) if secret in told] == [], address


@pytest.mark.parametrize(
    "who", [*INSPECTED, "gao", "wei", "director of the north", "hugo", "hugo's operator"]
)
def test_before_the_release_no_query_gives_a_unit_to_them(town: RoundTown, who: str) -> None:
    found = town.drawn()

    assert list(units_for(town.viewer(who)).filter(round=found)) == []


def test_an_inspector_sees_the_own_part_and_nothing_else(town: RoundTown) -> None:
    found = town.drawn()

    for who in ("bruno", "carmen"):
        person = town.viewer(who).person_id
        mine = set(found.units.filter(inspector_id=person).values_list("pk", flat=True))
        assert {each.pk for each in units_for(town.viewer(who)).filter(round=found)} == mine
        told = page_of(who, found)
        others = found.units.exclude(unit__in=found.units.filter(pk__in=mine).values("unit"))
        assert found.seed not in told
        assert not any(each.unit in told for each in others)


def test_a_director_who_is_inspected_sees_no_draw_either(town: RoundTown) -> None:
    found = town.drawn()
    ana = town.viewer("ana").person_id
    assert units_for(town.viewer("ana")).filter(round=found).exists()

    InspectionRound.objects.filter(pk=found.pk).update(frame=found.frame + f"\nR9/V999|P{ana}|1")

    assert not units_for(town.viewer("ana")).filter(round=found).exists()
    told = page_of("ana", found)
    assert not any(secret in told for secret in secrets_of(found))


def test_the_pace_of_an_inspector_tells_nobody_else_where_the_inspections_are(town: RoundTown) -> None:
    found, month = town.drawn(), Month(2022, 11)
    town.check_all(found)
    bruno = town.viewer("bruno").person_id
    mine = {(bruno, each.outlet_id, CHECKED.date()) for each in found.units.filter(inspector_id=bruno)}

    assert on_site_now(town.viewer("bruno"), month) == mine
    for who in ("carmen", "ana", "diego"):
        assert not on_site_now(town.viewer(who), month) & mine
    release_round(by=town.viewer("ana"), at=RELEASED, number=found.pk)
    assert on_site_now(town.viewer("ana"), month) >= mine


def test_traces_and_the_public_page_say_nothing_of_what_was_drawn(town: RoundTown) -> None:
    found = town.drawn()

    told = " ".join(f"{each.what} {each.said} {each.why}" for each in Trace.objects.all())
    assert [secret for secret in secrets_of(found) if secret in told] == []


def test_after_the_release_one_sees_the_own_work_and_not_that_of_others(town: RoundTown) -> None:
    found = town.released()

    for who in ("diego", "elena"):
        person = town.viewer(who).person_id
        rows = units_for(town.viewer(who)).filter(round=found)
        assert {each.person_id for each in rows} == {person}
    assert not units_for(town.viewer("wei")).filter(round=found).exists()
    assert found.seed in page_of("wei", found)


def test_a_nonce_is_shown_to_nobody_while_the_draw_is_a_secret(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk)
    town.freeze(found.pk)
    town.reveal(found.pk, ["management"])

    for who in ("ana", "wei", "diego"):
        assert NONCES["management"] not in page_of(who, found)


def test_a_whole_round_goes_over_its_page(town: RoundTown) -> None:
    ana, wei = browser_of("ana"), browser_of("wei")
    found = town.announce()

    def post(browser: Client, name: str, **said: str) -> None:
        answer = browser.post(reverse(name, args=[found.pk]), said, follow=True)
        assert answer.status_code == 200

    for browser, party in ((ana, "management"), (wei, "staff")):
        assert "data-promise" in browser.get(reverse("inspection_round", args=[found.pk])).content.decode()
        post(browser, "inspection_commit", party=party, digest=commitment(party, NONCES[party]))
    post(ana, "inspection_freeze")
    for browser, party in ((ana, "management"), (wei, "staff")):
        post(browser, "inspection_reveal", party=party, nonce=NONCES[party])
    post(ana, "inspection_draw")

    found.refresh_from_db()
    assert found.state == InspectionRound.State.DRAWN
    assert "Drawn units" in page_of("ana", found)
    town.check_all(found, wrong=1)
    post(ana, "inspection_release")
    told = page_of("ana", found)
    assert "judges no single person" in told
    assert re.search(r"round-rate\"><strong>(27|36)\.\d%", told)


def test_the_form_explains_itself_and_previews_the_chances(town: RoundTown) -> None:
    ana = browser_of("ana")
    said = {
        "title": "October",
        "kind": "visits",
        "centre": "C1",
        "starts": "2022-10-01",
        "last": "2022-10-31",
        "chances": "strata",
        "share": "5",
        "least_each": "3",
        "most_each": "8",
        "inspectors": ["E03", "E04"],
    }

    form = ana.get(reverse("inspection_announce"))
    shown = ana.post(reverse("inspection_preview"), said | {"title": ""}).content.decode()
    wrong = ana.post(reverse("inspection_announce"), said | {"most_each": "9"})
    done = ana.post(reverse("inspection_announce"), said)

    assert form.status_code == 200
    assert "Diego Park" in shown
    # Two of two outlets with four visits each; one of one with three.
    assert "25%" in shown
    assert "33.3%" in shown
    assert "protects everybody" in wrong.content.decode()
    assert wrong.status_code == 422
    assert done.status_code == 302
    assert InspectionRound.objects.count() == 1


@pytest.mark.parametrize("who", ["diego", "bruno", "wei", "gao"])
def test_the_form_is_there_only_for_who_leads(town: RoundTown, who: str) -> None:
    assert browser_of(who).get(reverse("inspection_announce")).status_code == 404
    assert browser_of(who).post(reverse("inspection_preview")).status_code == 404


def test_a_round_of_another_company_is_not_there(town: RoundTown) -> None:
    found = town.announce()

    assert browser_of("hugo").get(reverse("inspection_round", args=[found.pk])).status_code == 404


def test_everybody_reads_the_public_page_and_its_files_after_the_release(town: RoundTown) -> None:
    found, stranger = town.released(), Client()

    page = stranger.get(reverse("draw", args=[found.address]))
    files = {
        name: stranger.get(reverse("draw_file", args=[found.address, name]))
        for name in ("announced.json", "frame.txt", "reveals.json", "list.txt")
    }

    assert page.status_code == 200
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert {answer.status_code for answer in files.values()} == {200}
    everything = page.content.decode() + "".join(answer.content.decode() for answer in files.values())
    people = Person.objects.filter(company=town.town.county.company)
    private = [*people.values_list("name", flat=True), "Shop O1", found.title]
    assert [word for word in private if word in everything] == []


def test_before_the_release_the_public_has_promises_and_digests_only(town: RoundTown) -> None:
    found, stranger = town.drawn(), Client()

    page = stranger.get(reverse("draw", args=[found.address])).content.decode()
    there = {
        name: stranger.get(reverse("draw_file", args=[found.address, name])).status_code
        for name in ("announced.json", "frame.txt", "reveals.json", "list.txt", "other.txt")
    }

    assert found.frame_digest in page
    assert commitment("staff", NONCES["staff"]) in page
    assert [name for name, status in there.items() if status == 200] == ["announced.json"]


def test_an_address_that_nobody_gave_is_not_there(town: RoundTown) -> None:
    assert Client().get(reverse("draw", args=["0" * 16])).status_code == 404


def test_the_public_page_speaks_three_languages(town: RoundTown) -> None:
    found = town.announce()

    for language in ("en", "es", "zh-hans"):
        answer = Client(headers={"accept-language": language}).get(reverse("draw", args=[found.address]))
        assert f'lang="{language}"' in answer.content.decode()


def test_without_a_round_the_list_says_what_a_round_is(town: RoundTown) -> None:
    assert (
        "No round has been announced yet" in browser_of("diego").get(reverse("inspections")).content.decode()
    )


def test_another_inspector_is_named_on_the_page(town: RoundTown) -> None:
    found = town.drawn(inspector_codes=("E03", "E14"))
    unit = found.units.filter(second_of=None, inspector_id=town.viewer("bruno").person_id).first()
    assert unit is not None

    address = reverse("inspection_inspector", args=[found.pk, unit.pk])
    browser_of("ana").post(address, {"code": "E04", "reason": "Ill"})

    assert DrawnUnit.objects.get(pk=unit.pk).inspector_id == town.viewer("carmen").person_id
