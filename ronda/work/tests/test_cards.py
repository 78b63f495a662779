"""Responsibility cards: taken over, proposed, adopted, read, and those that a month is frozen with."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.work.models import Card, Trace
from ronda.work.queries import card_in_force, cards_in_force, known_cards
from ronda.work.queries.card_pack import default_duty
from ronda.work.queries.cards import card_numbered
from ronda.work.queries.duties import own_duties, posts_with_cards, waiting_to_be_confirmed
from ronda.work.rules.duty_texts import DutyTexts
from ronda.work.services.cards import (
    add_duty,
    adopt_card,
    adopt_default_cards,
    change_duty,
    confirm_card,
    draft_card,
    drop_card,
    move_duty,
    propose_card,
    remove_duty,
)
from ronda.work.services.tasks import record_tasks
from ronda.work.tests.builders import Town, a_task, a_town

pytestmark = pytest.mark.django_db
AT = datetime(2022, 9, 1, 8, tzinfo=UTC)
LATER = datetime(2022, 10, 20, 8, tzinfo=UTC)
FIRST = date(2022, 9, 1)
NOVEMBER = date(2022, 11, 1)


@pytest.fixture
def town() -> Town:
    town = a_town()
    adopt_default_cards(by=town.viewer_of("ana"), at=AT, starts=FIRST)
    return town


def codes(card: Card) -> list[str]:
    return [duty.code for duty in card.duties.all()]


def proposed(town: Town, post: str = "account_manager") -> Card:
    ana = town.viewer_of("ana")
    card = draft_card(by=ana, at=LATER, post=post)
    remove_duty(by=ana, at=LATER, number=card.pk, code="A7")
    return propose_card(by=ana, at=LATER, number=card.pk, why="Points are counted by machine now")


def test_the_default_cards_become_version_1_of_every_post_and_only_once(town: Town) -> None:
    assert adopt_default_cards(by=town.operator, at=LATER, starts=NOVEMBER) == []
    assert {(card.post, card.version, card.starts) for card in Card.objects.all()} == {
        (post, 1, FIRST)
        for post in (
            "director", "deputy", "brand_manager", "information_officer", "account_manager",
            "delivery_person", "market_inspector", "leader",
        )
    }  # fmt: skip


@pytest.mark.parametrize("who", ["diego", "bruno"])
def test_only_who_shapes_the_company_takes_the_cards_over_or_drafts_one(town: Town, who: str) -> None:
    with pytest.raises(NotAllowedError):
        adopt_default_cards(by=town.viewer_of(who), at=AT, starts=FIRST)
    with pytest.raises(NotAllowedError):
        draft_card(by=town.viewer_of(who), at=AT, post="director")


def test_a_draft_is_a_copy_that_leaves_the_version_in_force(town: Town) -> None:
    ana = town.viewer_of("ana")
    card = draft_card(by=ana, at=LATER, post="account_manager")

    remove_duty(by=ana, at=LATER, number=card.pk, code="A7")
    move_duty(by=ana, at=LATER, number=card.pk, code="A2", up=True)
    add_duty(by=ana, at=LATER, number=card.pk, duty=DutyTexts("A9", {"en": "Photos"}))

    assert codes(card) == ["A2", "A1", "A3", "A4", "A5", "A6", "A8", "E1", "A9"]
    in_force = card_in_force(ana, "account_manager", NOVEMBER)
    assert in_force is not None
    assert codes(in_force) == [f"A{n}" for n in range(1, 9)] + ["E1"]


def test_a_changed_duty_keeps_the_texts_of_the_other_languages(town: Town) -> None:
    ana = town.viewer_of("ana")
    card = draft_card(by=ana, at=LATER, post="account_manager")
    kept = default_duty("A8")
    assert kept is not None

    duty = replace(kept, title={**kept.title, "en": "Keep the law"}, stages={})
    change_duty(by=ana, at=LATER, number=card.pk, duty=duty)

    changed = card_numbered(ana, card.pk).duties.get(code="A8")
    assert changed.title["en"] == "Keep the law"
    assert changed.title["es"] == kept.title["es"]
    assert changed.stages == {}


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("A1", "stands on this card already"),
        ("a 1", "is not a code of a duty"),
        ("", "is not a code of a duty"),
    ],
)
def test_a_duty_is_added_once_and_with_a_code(town: Town, code: str, what: str) -> None:
    ana = town.viewer_of("ana")
    card = draft_card(by=ana, at=LATER, post="account_manager")

    with pytest.raises(RefusedError, match=what):
        add_duty(by=ana, at=LATER, number=card.pk, duty=DutyTexts(code, {"en": "Visit"}))


def test_a_post_has_one_version_under_way(town: Town) -> None:
    draft_card(by=town.viewer_of("ana"), at=LATER, post="director")

    with pytest.raises(RefusedError, match="another version of this post is under way"):
        draft_card(by=town.viewer_of("leader"), at=LATER, post="director")


def test_a_proposed_version_is_no_longer_changed(town: Town) -> None:
    card = proposed(town)

    with pytest.raises(RefusedError, match="this version is proposed already"):
        remove_duty(by=town.viewer_of("ana"), at=LATER, number=card.pk, code="A1")


def test_an_adopted_version_is_in_force_from_its_day_on(town: Town) -> None:
    card = proposed(town)

    adopt_card(by=town.viewer_of("leader"), at=LATER, number=card.pk, starts=NOVEMBER)

    before = card_in_force(town.operator, "account_manager", date(2022, 10, 31))
    after = card_in_force(town.operator, "account_manager", NOVEMBER)
    assert before is not None
    assert before.version == 1
    assert after is not None
    assert after.version == 2


def test_of_two_who_adopt_at_once_the_second_is_told(town: Town) -> None:
    card = proposed(town)
    adopt_card(by=town.viewer_of("leader"), at=LATER, number=card.pk, starts=NOVEMBER)

    with pytest.raises(RefusedError, match="this version is adopted already"):
        adopt_card(by=town.viewer_of("ana"), at=LATER, number=card.pk, starts=date(2022, 12, 1))


def test_two_versions_cannot_start_on_the_same_day(town: Town) -> None:
    card = proposed(town)

    with pytest.raises(RefusedError, match="is the start of another version already"):
        adopt_card(by=town.viewer_of("leader"), at=LATER, number=card.pk, starts=FIRST)


def test_a_version_is_dropped_for_a_reason_and_then_another_may_be_drafted(town: Town) -> None:
    ana, card = town.viewer_of("ana"), proposed(town)
    with pytest.raises(RefusedError, match="has no reason"):
        drop_card(by=ana, at=LATER, number=card.pk, why=" ")

    drop_card(by=ana, at=LATER, number=card.pk, why="Not this year")

    assert draft_card(by=ana, at=LATER, post="account_manager").version == 3


def test_holders_confirm_once_and_nobody_else_does(town: Town) -> None:
    diego = town.viewer_of("diego")
    card = card_in_force(diego, "account_manager", NOVEMBER)
    assert card is not None

    confirm_card(by=diego, at=LATER, number=card.pk)
    confirm_card(by=diego, at=LATER, number=card.pk)

    with pytest.raises(NotAllowedError):
        confirm_card(by=town.viewer_of("bruno"), at=LATER, number=card.pk)
    [found] = posts_with_cards(town.viewer_of("ana"), on=NOVEMBER, only="account_manager")
    confirmed = {holder.name for holder, reading in found.holders if reading and reading.confirmed_at}
    assert confirmed == {"Diego Park"}
    assert len(found.holders) == 3
    assert Trace.objects.filter(what="card.confirmed").count() == 1


def test_a_new_version_is_to_be_confirmed_anew(town: Town) -> None:
    diego, card = town.viewer_of("diego"), proposed(town)
    first = card_in_force(diego, "account_manager", FIRST)
    assert first is not None
    confirm_card(by=diego, at=LATER, number=first.pk)
    assert waiting_to_be_confirmed(diego, on=date(2022, 10, 31)) == []

    adopt_card(by=town.viewer_of("leader"), at=LATER, number=card.pk, starts=NOVEMBER)

    assert [each.version for each in waiting_to_be_confirmed(diego, on=NOVEMBER)] == [2]


def test_my_duties_tell_what_is_due_and_what_they_serve(town: Town) -> None:
    record_tasks(
        by=town.operator, at=AT, rows=[a_task(key="late"), a_task(due=date(2022, 11, 20), key="to come")]
    )

    [held] = own_duties(town.viewer_of("diego"), on=NOVEMBER)
    duties = {each.duty.code: each for each in held.duties}

    due = duties["A2"].due
    assert (due.tasks, due.late, due.next_due) == (2, 1, date(2022, 10, 14))
    # The policy's own weights of A1: half of the sales plan, and 0.4 of two more.
    assert [(code, str(weight)) for code, weight in duties["A1"].serves] == [
        ("sales_plan", "0.50"),
        ("brand_listing", "0.40"),
        ("customer_satisfaction", "0.40"),
    ]
    assert not held.confirmed


def test_a_month_is_frozen_with_the_cards_of_its_first_day_as_they_were_known(town: Town) -> None:
    card = proposed(town)
    adopt_card(by=town.viewer_of("leader"), at=LATER, number=card.pk, starts=date(2022, 10, 21))

    def frozen(month: Month, as_of: datetime) -> dict[str, int]:
        rows = known_cards(town.operator, as_of, month)
        return {row["duty"]: row["version"] for row in rows if row["post"] == "account_manager"}

    october, november = Month(2022, 10), Month(2022, 11)
    assert set(frozen(october, LATER).values()) == {1}
    assert "A7" not in frozen(november, LATER)
    assert set(frozen(november, LATER).values()) == {2}
    assert set(frozen(november, AT).values()) == {1}
    assert frozen(Month(2022, 8), LATER) == {}


def test_a_frozen_row_names_the_duty_in_english(town: Town) -> None:
    rows = known_cards(town.operator, LATER, Month(2022, 10))

    assert {
        "post": "leader", "duty": "L1", "version": 1, "starts": FIRST, "title": "Recognise bright spots",
    } in rows  # fmt: skip
    with pytest.raises(RefusedError):
        known_cards(town.viewer_of("diego"), LATER, Month(2022, 10))


def test_hugo_of_another_company_sees_no_card_and_changes_none(town: Town) -> None:
    card = proposed(town)

    assert cards_in_force(town.viewer_of("hugo"), NOVEMBER) == []
    for who in ("hugo", "hugo's operator"):
        with pytest.raises(RefusedError):
            card_numbered(town.viewer_of(who), card.pk)
        with pytest.raises(RefusedError):
            adopt_card(by=town.viewer_of(who), at=LATER, number=card.pk, starts=NOVEMBER)
