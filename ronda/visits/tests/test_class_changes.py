"""A class of an outlet changes in two steps: proposed by one person, approved or returned by another."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.models import ClassChange, Deed, Outlet
from ronda.outlets.queries.class_changes import class_changes_decided, class_changes_to_decide
from ronda.outlets.services import (
    approve_classes,
    propose_classes,
    return_classes,
    undo_deed,
    withdraw_class,
    write_classes_due,
)
from ronda.outlets.tests.pages import words_of
from ronda.visits.wording.class_digest import class_part
from ronda.work.tests.builders import Town
from ronda.work.tests.handover_pages import NOW, TODAY, at, browser_of, october, told, town

pytestmark = pytest.mark.django_db
__all__ = ["town"]
PAGE = "/visits/base-data/classes/"


def proposed(town: Town, who: str = "diego", starts: date = TODAY) -> ClassChange:
    """By Diego: outlet O1 is to be visited as a class A."""
    [change] = propose_classes(
        by=town.viewer_of(who),
        at=NOW,
        today=TODAY,
        codes=["O1"],
        values={"visit_class": "A"},
        why="It sells twice as much since the school opened",
        effective_on=starts,
    )
    return change


def visit_class() -> str:
    return Outlet.objects.get(code="O1").visit_class


def test_nothing_changes_before_somebody_else_approves(town: Town) -> None:
    change = proposed(town)
    before = visit_class()

    approve_classes(by=town.viewer_of("ana"), at=at(11), today=october(11), numbers=[change.pk])

    assert (before, visit_class()) == ("B", "A")
    change.refresh_from_db()
    assert (change.old, change.new, change.state, change.written_at) == ("B", "A", "approved", at(11))
    row = Outlet.history.filter(code="O1").first()
    assert row is not None
    assert row.history_change_reason == "It sells twice as much since the school opened"
    assert row.history_user.person.code == "E01"


def test_the_same_person_never_approves(town: Town) -> None:
    change = proposed(town, "ana")

    with pytest.raises(RefusedError, match="was proposed by yourself"):
        approve_classes(by=town.viewer_of("ana"), at=NOW, today=TODAY, numbers=[change.pk])
    with pytest.raises(IntegrityError), transaction.atomic():
        ClassChange.objects.update(state="approved", settled_by=change.proposed_by_id)

    assert visit_class() == "B"


@pytest.mark.parametrize("who", ["bruno", "elena", "director of the north", "hugo"])
def test_who_does_not_lead_the_centre_does_not_decide(town: Town, who: str) -> None:
    change = proposed(town)

    with pytest.raises((NotAllowedError, RefusedError)):
        approve_classes(by=town.viewer_of(who), at=NOW, today=TODAY, numbers=[change.pk])

    assert class_changes_to_decide(town.viewer_of(who)) == []
    assert visit_class() == "B"


@pytest.mark.parametrize("who", ["hugo", "elena", "ivan"])
def test_of_an_outlet_that_is_not_ones_own_nothing_is_proposed(town: Town, who: str) -> None:
    with pytest.raises(RefusedError, match="is not among your outlets"):
        proposed(town, who)


def test_a_return_needs_a_reason_and_changes_nothing(town: Town) -> None:
    change, ana = proposed(town), town.viewer_of("ana")

    with pytest.raises(RefusedError, match="says nothing"):
        return_classes(by=ana, at=NOW, numbers=[change.pk], why=" ")
    return_classes(by=ana, at=NOW, numbers=[change.pk], why="One month is too short")

    [back] = class_changes_decided(town.viewer_of("diego"), at(1))
    assert (back.state, back.settled_why, visit_class()) == ("returned", "One month is too short", "B")


def test_a_change_for_a_later_day_is_written_on_that_day(town: Town) -> None:
    change = proposed(town, starts=october(17))
    approve_classes(by=town.viewer_of("ana"), at=NOW, today=TODAY, numbers=[change.pk])
    days = [
        (day, write_classes_due(town.operator, at(day), october(day)), visit_class()) for day in (16, 17, 18)
    ]

    assert days == [(16, 0, "B"), (17, 1, "A"), (18, 0, "A")]


def test_what_has_another_class_since_is_not_approved(town: Town) -> None:
    change = proposed(town)
    Outlet.objects.filter(code="O1").update(visit_class="C")

    with pytest.raises(RefusedError, match="has another class since"):
        approve_classes(by=town.viewer_of("ana"), at=NOW, today=TODAY, numbers=[change.pk])


def test_a_second_proposal_for_the_same_class_waits_for_the_first(town: Town) -> None:
    proposed(town)

    again = propose_classes(
        by=town.viewer_of("bruno"), at=NOW, today=TODAY, codes=["O1"], values={"visit_class": "C"}, why="No"
    )

    assert again == []


def test_who_proposed_it_withdraws_it_and_nobody_else(town: Town) -> None:
    change = proposed(town)

    with pytest.raises(NotAllowedError):
        withdraw_class(by=town.viewer_of("ana"), at=NOW, number=change.pk)
    withdraw_class(by=town.viewer_of("diego"), at=NOW, number=change.pk)
    with pytest.raises(RefusedError, match="was decided already"):
        approve_classes(by=town.viewer_of("ana"), at=NOW, today=TODAY, numbers=[change.pk])


def test_an_approved_change_can_be_taken_back_like_every_deed(town: Town) -> None:
    change = proposed(town)
    approve_classes(by=town.viewer_of("ana"), at=at(11), today=october(11), numbers=[change.pk])

    undo_deed(by=town.operator, at=at(12), number=Deed.objects.get().pk, why="A mistake")

    assert visit_class() == "B"


def test_diego_proposes_on_the_page_and_ana_approves_on_hers(town: Town) -> None:
    diego, ana = browser_of("diego"), browser_of("ana")
    asked = {"visit_class": "A", "outlet_type": "ordinary", "market_type": "town", "size": "medium"}
    asked |= {"grade": "", "compliance": "", "stars": "", "effective_on": "2022-10-10", "why": "More sales"}

    sent = diego.post(f"{PAGE}propose/O1/", asked)
    number = ClassChange.objects.get().pk
    waits = words_of(ana.get(PAGE))
    done = ana.post(f"{PAGE}{number}/", {"how": "approve", "why": ""})

    assert told(sent) == ["The change is proposed; somebody else approves it."]
    assert "1 change waits for your decision." in waits
    assert told(done) == ["The decision is recorded."]
    assert visit_class() == "A"
    assert "Withdraw" not in words_of(diego.get(f"{PAGE}{number}/"))


def test_the_page_offers_no_decision_to_who_proposed(town: Town) -> None:
    change = proposed(town, "ana")
    ana = browser_of("ana")

    page = words_of(ana.get(f"{PAGE}{change.pk}/"))
    ana.post(f"{PAGE}{change.pk}/", {"how": "approve"})
    told_at = told(ana.post(f"{PAGE}approve/", {"chosen": [change.pk]}))

    assert "Somebody else decides about it." in page
    assert told_at == ["You proposed this yourself; somebody else decides about it."]
    assert visit_class() == "B"


@pytest.mark.parametrize("who", ["elena", "ivan", "hugo"])
def test_for_everybody_else_the_page_is_not_there(town: Town, who: str) -> None:
    change = proposed(town)

    assert browser_of(who).get(f"{PAGE}{change.pk}/").status_code == 404
    assert browser_of(who).get(f"{PAGE}propose/O1/").status_code == 404


def test_the_digest_tells_who_decides_and_who_proposed(town: Town) -> None:
    change = proposed(town)
    part = class_part(town.viewer_of("ana"), TODAY)
    assert part is not None
    assert part()[1] == ["Shop O1: Visit class: B → A. Your decision is awaited."]

    return_classes(by=town.viewer_of("ana"), at=NOW, numbers=[change.pk], why="Too early")
    part = class_part(town.viewer_of("diego"), TODAY)
    assert part is not None
    assert part()[1] == ["Shop O1: Visit class: B → A. Returned. Too early"]
    assert class_part(town.viewer_of("bruno"), TODAY) is None
