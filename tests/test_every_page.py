"""What is promised of every page: it answers, costs few statements, and keeps nobody out."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from ronda.cockpit.tests.pages_world import browser_of
from tests.visiting import PHONE, Visitor
from tools.every_page import BY_CONTEXT, LOOKS, NO_PAGE, Look
from tools.samples import samples_of

MOST_STATEMENTS = 14
# Pages that gather from many places; each is to become as thrifty as the others.
GATHERING = {
    "today": 20,
    "learning": 21,
    "visit_form": 22,
    "visit_prepare": 25,
    "visit_choose": 17,
    "visit_show": 23,
}
OF_PACKAGES = ("account_", "mfa_", "set_language")
# Samples that are a company's own; every company has its centre C1 and the same months.
OF_A_COMPANY = {
    "campaign",
    "peer_open",
    "peer_released",
    "recognition_note",
    "idea",
    "topic",
    "topic_proposed",
    "topic_running",
    "topic_step",
    "review",
    "review_open",
    "review_entry",
    "innovation_points",
    "prize",
    "prize_approved",
    "prize_waiting",
    "chain",
    "handover",
    "request",
    "effect_plan",
    "person",
    "priority",
    "tier_summary",
    "outlet",
    "product",
    "appointment",
    "role",
    "card",
    "process",
    "office",
    "plan",
    "demonstration",
    "draft_plan",
    "superior_plan",
    "problem",
    "analysis",
    "anomalies",
    "anomaly",
    "task",
    "task_batch",
    "visit",
    "visit_form",
    "planned_visit",
    "visit_plan",
    "class_change",
    "visit_flag",
    "visit_reading",
    "competence",
    "competence_proof",
    "rung_need",
    "round",
    "open_round",
    "drawn_unit",
    "checked_unit",
    "finding",
    "course",
    "course_material",
    "course_done",
    "material",
    "proposal",
    "certificate",
    "certification_session",
    "certification_held",
    "certification_entry",
    "certification_entry_done",
    "observation",
    "drill",
    "judged_drill",
    "judged_entry",
    "published_drill",
    "effect_check",
    "survey_published",
    "survey_open",
    "questionnaire",
}
# Pages for everybody, signed in or not; their addresses are no secret of a company.
PUBLIC = {"draw"}
# One test goes through so many pages at most: what many look at is shared out over the processes of a run.
AT_ONCE = 60


def names_of(found: object) -> Iterator[str]:
    """The names of all addresses below a resolver."""
    if isinstance(found, URLResolver):
        for each in found.url_patterns:
            yield from names_of(each)
    elif isinstance(found, URLPattern) and found.name:
        yield found.name


def rounds() -> list[tuple[str, list[Look]]]:
    """The pages of each person, `AT_ONCE` by `AT_ONCE`."""
    found = []
    for who in sorted({look.who for look in LOOKS}):
        looks = [look for look in LOOKS if look.who == who]
        found += [(who, looks[first : first + AT_ONCE]) for first in range(0, len(looks), AT_ONCE)]
    return found


def test_no_page_is_forgotten() -> None:
    known = {look.name for look in LOOKS} | NO_PAGE
    found = {name for name in names_of(get_resolver()) if not name.startswith(OF_PACKAGES)}

    assert sorted(found - known) == []
    assert sorted(known - found) == []


@pytest.mark.parametrize(("who", "looks"), rounds())
def test_every_page_answers_with_few_statements(who: str, looks: list[Look], october: None) -> None:
    samples, browser = samples_of("main"), browser_of(who)
    browser.get("/help/")  # the first answer of a session also writes the session
    wrong: list[str] = []
    for look in looks:
        address = look.address(samples)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(address)
        if answer.status_code != 200:
            wrong.append(f"{address} answers {answer.status_code}")
        if len(asked) > GATHERING.get(look.name, MOST_STATEMENTS):
            wrong += [f"{address} asks {len(asked)} times", *(query["sql"][:150] for query in asked)]

    assert wrong == []


@pytest.mark.parametrize("of", BY_CONTEXT)
def test_no_page_is_there_for_strangers_or_another_company(of: str, october: None) -> None:
    samples, stranger = samples_of("main"), Client()
    others = [browser_of(name) for name in ("hugo", "ingrid")]
    wrong: list[str] = []
    for look in BY_CONTEXT[of]:
        address = look.address(samples)
        asked = stranger.get(address)
        if look.name in PUBLIC:
            wrong += [] if asked.status_code == 200 else [f"{address} is not there for a stranger"]
            continue
        if not asked.headers.get("Location", "").startswith("/account/login/"):
            wrong.append(f"{address} does not ask a stranger to sign in")
        if set(look.takes) & OF_A_COMPANY:
            wrong += [f"{address} is there" for other in others if other.get(address).status_code != 404]

    assert wrong == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("who", "looks"), rounds())
def test_a_page_keeps_nobody_out_and_fits_a_phone(who: str, looks: list[Look], visitor: Visitor) -> None:
    visitor.sign_in(who)
    samples = samples_of("main")
    barriers: list[str] = []
    for look in looks:
        visitor.page.goto(visitor.home + look.address(samples))
        barriers += visitor.barriers()
        wide = visitor.page.viewport_size
        assert wide is not None
        visitor.page.set_viewport_size(PHONE)
        if visitor.sticks_out():
            barriers.append(f"{visitor.page.url}: wider than a phone")
        visitor.page.set_viewport_size(wide)

    assert barriers == []
