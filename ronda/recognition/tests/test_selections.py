"""A selection from the announced rules to the final list: two persons, reasons at a tie, objections."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.models import Person, RoleGrant
from ronda.people.rules import Viewer
from ronda.people.tests.builders import a_person, an_appointment
from ronda.recognition.models import (
    Campaign,
    CampaignEntry,
    Criterion,
    CustomerResult,
    PeerResult,
    PeerRound,
    SurveyRound,
)
from ronda.recognition.queries.selection import (
    business,
    campaigns_for,
    entries_seen,
    read_business_with,
    selection_scores,
)
from ronda.recognition.rules.selection import Business
from ronda.recognition.services.selection import (
    CampaignSaid,
    announce_campaign,
    answer_objection,
    approve_campaign,
    choose,
    compute_campaign,
    finish_campaign,
    judge_person,
    make_campaign,
    nominate,
    publish_campaign,
    raise_objection,
)
from ronda.recognition.tests.peer_world import PeerWorld, a_peer_world

pytestmark = pytest.mark.django_db

AT = datetime(2022, 6, 1, 9, tzinfo=UTC)
EARLY, LAST, AFTER = date(2022, 6, 1), date(2022, 12, 31), date(2023, 1, 9)
SCORES = {"E05": "4.6", "E06": "4.5", "E07": "3.0", "E21": "2.5", "E22": "2.0"}


def a_world() -> PeerWorld:
    """Colleagues' scores are released; customers were not asked."""
    world = a_peer_world()
    world.round.state = "released"
    world.round.told = {"reliability": 0.8}
    world.round.save()
    PeerResult.objects.bulk_create(
        PeerResult(
            round=world.round,
            person=each,
            reported=True,
            score=Decimal(SCORES[each.code]),
            error=Decimal("0.2"),
        )
        for each in world.members
        if each.code in SCORES
    )
    return world


@pytest.fixture
def world() -> Iterator[PeerWorld]:
    """Everybody was appraised well enough."""
    kept = list(business._READS)
    made = a_world()
    read_business_with(lambda company, first, last, people: {person: Business(7, "B") for person in people})
    yield made
    business._READS[:] = kept


def ana(world: PeerWorld) -> Viewer:
    return world.town.viewer_of("ana")


def person(code: str) -> Person:
    return Person.objects.get(code=code)


def a_campaign(world: PeerWorld) -> Campaign:
    said = CampaignSaid(
        "Outstanding 2022", 2022, date(2022, 1, 1), LAST, ["account_manager"], world.town.county.centre.pk
    )
    made = make_campaign(by=ana(world), at=AT, today=EARLY, said=said)
    return announce_campaign(by=ana(world), at=AT, today=EARLY, number=made.pk)


def computed(world: PeerWorld) -> Campaign:
    campaign = a_campaign(world)
    return compute_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)


def test_rules_are_announced_before_and_stay(world: PeerWorld) -> None:
    campaign = a_campaign(world)

    assert campaign.rules["weights"] == {"customers": "0.5", "colleagues": "0.3", "leaders": "0.2"}
    assert (campaign.rules["levels"], campaign.rules["tie_errors"]) == ([1, 5], "1.645")
    late = make_campaign(
        by=ana(world),
        at=AT,
        today=EARLY,
        said=CampaignSaid("Late", 2022, EARLY, LAST, ["account_manager"], world.town.county.centre.pk),
    )
    with pytest.raises(RefusedError, match="too late"):
        announce_campaign(by=ana(world), at=AT, today=LAST - timedelta(days=29), number=late.pk)


def test_a_selection_counts_in_a_year_of_its_own_days(world: PeerWorld) -> None:
    """Else old views would decide about the pay of another year."""
    said = CampaignSaid("Old", 2023, EARLY, LAST, ["account_manager"], world.town.county.centre.pk)

    with pytest.raises(RefusedError, match="no day of it lies"):
        make_campaign(by=ana(world), at=AT, today=EARLY, said=said)


def test_what_is_not_reported_weighs_nothing_and_close_ones_are_tied(world: PeerWorld) -> None:
    campaign = computed(world)

    entries = {each.person.code: each for each in campaign.entries.select_related("person")}
    assert campaign.told["weights"] == {"colleagues": "1"}
    assert campaign.told["places"] == 1
    assert {code for code, each in entries.items() if each.tied} == {"E05", "E06"}
    assert entries["E05"].place == 1
    assert entries["E05"].score == Decimal("90.0000")
    assert (entries["E05"].chance or 0) > Decimal("0.5")


def test_an_earlier_round_that_is_not_used_any_more_takes_no_weight_away(world: PeerWorld) -> None:
    """In the first half-year colleagues told nobody apart; the second round stands in for it."""
    first = PeerRound.objects.get(pk=world.round.pk)
    first.pk, first.half, first.told = None, "2022-1", {"reliability": 0.1}
    first.opens_on, first.closes_on = date(2022, 4, 4), date(2022, 4, 15)
    first.save()
    for row in PeerResult.objects.filter(round=world.round):
        row.pk, row.round, row.score = None, first, Decimal("3.3")
        row.save()

    campaign = computed(world)

    assert campaign.told["reliability"] == {"colleagues": 0.8}
    assert campaign.told["weights"] == {"colleagues": "1"}


def test_of_two_rounds_that_are_used_the_less_reliable_one_decides(world: PeerWorld) -> None:
    """Each centre asked its own customers: the one that closed last does not speak for the other."""
    centre = world.town.county.centre
    version = world.round.version
    for code, closes, reliability in (("E05", date(2022, 5, 2), "0.2"), ("E06", date(2022, 6, 2), "0.8")):
        round_ = SurveyRound.objects.create(
            company=centre.company,
            centre=centre,
            title=code,
            version=version,
            opens_on=closes - timedelta(days=9),
            closes_on=closes,
            state="published",
        )
        CustomerResult.objects.create(
            round=round_,
            person=person(code),
            centre=centre,
            drawn=20,
            returned=18,
            valid=18,
            reported=True,
            score=Decimal(80),
            error=Decimal(4),
            reliability=Decimal(reliability),
        )

    campaign = computed(world)

    assert campaign.told["reliability"]["customers"] == 0.2
    assert "customers" not in campaign.told["weights"]


def test_a_confirmed_finding_keeps_somebody_out_however_well_liked(world: PeerWorld) -> None:
    diego = person("E05").pk
    read_business_with(
        lambda company, first, last, people: {
            each: Business(7, "B", findings=int(each == diego)) for each in people
        }
    )

    campaign = computed(world)

    entry = CampaignEntry.objects.get(campaign=campaign, person=diego)
    assert (entry.eligible, entry.why_not, entry.place) == (False, ["finding"], None)
    with pytest.raises(RefusedError, match="may not be chosen"):
        choose(by=ana(world), at=AT, number=campaign.pk, people=[diego], why="liked by all")


def test_a_tie_is_decided_with_a_reason_and_never_for_more_than_there_are_places(world: PeerWorld) -> None:
    campaign = computed(world)
    diego, elena = person("E05").pk, person("E06").pk

    with pytest.raises(RefusedError, match="without a reason"):
        choose(by=ana(world), at=AT, number=campaign.pk, people=[diego], why="")
    with pytest.raises(RefusedError, match="more people"):
        choose(by=ana(world), at=AT, number=campaign.pk, people=[diego, elena], why="both")
    choose(by=ana(world), at=AT, number=campaign.pk, people=[elena], why="Led the display topic.")

    assert [each.person.code for each in campaign.entries.filter(chosen=True)] == ["E06"]


def published(world: PeerWorld) -> Campaign:
    campaign = computed(world)
    choose(by=ana(world), at=AT, number=campaign.pk, people=[person("E05").pk], why="Ahead by a little.")
    with pytest.raises(RefusedError, match="another than its maker"):
        approve_campaign(by=ana(world), at=AT, number=campaign.pk)
    approve_campaign(by=world.teresa, at=AT, number=campaign.pk)
    return publish_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)


def test_the_chosen_and_who_is_tied_with_them_are_named_to_all_and_the_last_to_nobody(
    world: PeerWorld,
) -> None:
    campaign = published(world)

    elena, farid = (world.viewer(person(code)) for code in ("E06", "E07"))
    for viewer in (elena, farid):
        seen = {each.person.code for each in entries_seen(viewer, campaign)}
        assert seen == {"E05", "E06", person_code(viewer)}
    assert "E22" not in {each.person.code for each in entries_seen(ana(world), campaign)}


def test_where_most_are_tied_nobody_but_the_chosen_is_named(world: PeerWorld) -> None:
    """Who is missing from a list of nearly all would be known as the last."""
    PeerResult.objects.update(score=Decimal("3.0"))
    PeerResult.objects.filter(person__code="E22").update(score=Decimal("2.0"))
    campaign = published(world)

    seen = {each.person.code for each in entries_seen(world.viewer(person("E07")), campaign)}

    assert campaign.told["tied"] == 4
    assert seen == {"E05", "E07"}
    assert "E22" not in {each.person.code for each in entries_seen(ana(world), campaign)}


def test_where_leaders_alone_spoke_nobody_is_ranked(world: PeerWorld) -> None:
    """A centre whose colleagues all gave the same: their view tells nobody apart."""
    world.round.told = {"reliability": 0.0}
    world.round.save()
    campaign = a_campaign(world)
    levels = dict.fromkeys(Criterion.values, 5)
    judge_person(
        by=ana(world),
        at=AT,
        today=EARLY,
        number=campaign.pk,
        person=person("E06").pk,
        levels=levels,
        said={},
        overall="The best.",
    )

    compute_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)

    campaign.refresh_from_db()
    assert campaign.told["weights"] == {}
    assert not campaign.entries.exclude(place=None).exists()
    assert set(campaign.entries.values_list("eligible", flat=True)) == {False}


def person_code(viewer: Viewer) -> str:
    return Person.objects.get(pk=viewer.person_id or 0).code


def test_an_objection_is_answered_by_another_and_one_that_is_right_opens_the_selection_again(
    world: PeerWorld,
) -> None:
    campaign = published(world)
    farid = world.viewer(person("E07"))
    raised = raise_objection(
        by=farid, at=AT, today=AFTER, number=campaign.pk, about=person("E05").pk, text="The months are wrong."
    )

    with pytest.raises(RefusedError, match="answered by another"):
        answer_objection(
            by=world.teresa, at=AT, number=campaign.pk, objection=raised.pk, upheld=False, answer="No."
        )
    answer_objection(
        by=ana(world), at=AT, number=campaign.pk, objection=raised.pk, upheld=True, answer="They were."
    )

    campaign.refresh_from_db()
    assert campaign.state == "computed"


def test_it_is_final_after_the_days_for_objections(world: PeerWorld) -> None:
    campaign = published(world)
    assert campaign.objections_until == AFTER + timedelta(days=7)

    with pytest.raises(RefusedError, match="open to objections"):
        finish_campaign(by=ana(world), at=AT, today=AFTER + timedelta(days=7), number=campaign.pk)
    final = finish_campaign(by=ana(world), at=AT, today=AFTER + timedelta(days=8), number=campaign.pk)

    assert final.state == "final"
    with pytest.raises(RefusedError, match="no objections"):
        raise_objection(by=ana(world), at=AT, today=AFTER, number=campaign.pk, about=None, text="Late.")


def test_a_judgement_covers_all_eight_criteria_under_a_name(world: PeerWorld) -> None:
    campaign = a_campaign(world)
    levels = dict.fromkeys(Criterion.values, 4)
    judge = partial(judge_person, at=AT, today=EARLY, number=campaign.pk, person=person("E05").pk)

    with pytest.raises(RefusedError, match="without a level"):
        judge(by=ana(world), levels={"honest": 4}, said={}, overall="Good.")
    said = {"honest": "Returned a gift."}
    found = judge(by=ana(world), levels=levels, said=said, overall="Reliable.")

    assert found.judged_by_id == ana(world).person_id
    with pytest.raises(NotAllowedError):
        judge(by=world.viewer(person("E06")), levels=levels, said={}, overall="Good.")


def test_a_judgement_is_written_before_the_places_are_seen(world: PeerWorld) -> None:
    """A level given once the places are known is a vote; after an objection that is right it is heard."""
    campaign = a_campaign(world)
    for code in SCORES:
        judged(world, campaign, code)
    compute_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)

    with pytest.raises(RefusedError, match="after the places were seen"):
        judged(world, campaign, "E06", 5)

    choose(by=ana(world), at=AT, number=campaign.pk, people=[person("E05").pk], why="Ahead by a little.")
    approve_campaign(by=world.teresa, at=AT, number=campaign.pk)
    publish_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)
    farid = world.viewer(person("E07"))
    raised = raise_objection(by=farid, at=AT, today=AFTER, number=campaign.pk, about=None, text="Mixed up.")
    answer_objection(
        by=ana(world), at=AT, number=campaign.pk, objection=raised.pk, upheld=True, answer="They were."
    )
    judged(world, campaign, "E06", 5)


def test_levels_are_those_that_were_announced_whatever_the_policy_says_later(world: PeerWorld) -> None:
    campaign = a_campaign(world)
    campaign.rules |= {"levels": [1, 9]}
    campaign.save()

    for code in SCORES:
        judged(world, campaign, code, 7)
    compute_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)

    entry = CampaignEntry.objects.get(campaign=campaign, person=person("E05"))
    assert entry.views["leaders"]["score"] == "75.0000"


def test_whom_a_leader_leaves_out_does_not_fall_out_of_the_comparison(world: PeerWorld) -> None:
    campaign = a_campaign(world)
    judged(world, campaign, "E21", 5)

    with pytest.raises(RefusedError, match="some and not of all"):
        compute_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)

    for code in SCORES:
        judged(world, campaign, code)
    compute_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)
    campaign.refresh_from_db()
    assert campaign.told["compared"] == len(SCORES)


def judged(world: PeerWorld, campaign: Campaign, code: str, level: int = 4) -> None:
    judge_person(
        by=ana(world),
        at=AT,
        today=EARLY,
        number=campaign.pk,
        person=person(code).pk,
        levels=dict.fromkeys(Criterion.values, level),
        said={},
        overall="As I saw it.",
    )


def test_in_a_centre_with_one_leader_nothing_is_announced_that_nobody_could_approve(world: PeerWorld) -> None:
    RoleGrant.objects.filter(role="leader").delete()

    with pytest.raises(RefusedError, match="nobody but its maker"):
        a_campaign(world)

    deputy = a_person(world.town.county.company, "E41")
    an_appointment(deputy, world.town.county.centre, "deputy")
    assert a_campaign(world).state == "announced"


def test_one_hand_does_not_choose_and_approve(world: PeerWorld) -> None:
    campaign, elena = computed(world), [person("E06").pk]
    choose(by=world.teresa, at=AT, number=campaign.pk, people=elena, why="Led the display topic.")

    with pytest.raises(RefusedError, match="another than who chose"):
        approve_campaign(by=world.teresa, at=AT, number=campaign.pk)

    choose(by=ana(world), at=AT, number=campaign.pk, people=elena, why="Led the display topic.")
    assert approve_campaign(by=world.teresa, at=AT, number=campaign.pk).state == "approved"


def test_whoever_is_compared_neither_chooses_nor_approves_nor_answers_about_himself(world: PeerWorld) -> None:
    campaign, diego = computed(world), person("E05")
    deputy = replace(world.viewer(diego), roles=frozenset({"account_manager", "deputy"}))

    with pytest.raises(RefusedError, match="somebody who is compared"):
        choose(by=deputy, at=AT, number=campaign.pk, people=[diego.pk], why="The best.")
    choose(by=ana(world), at=AT, number=campaign.pk, people=[diego.pk], why="Ahead by a little.")
    with pytest.raises(RefusedError, match="is compared in it"):
        approve_campaign(by=deputy, at=AT, number=campaign.pk)
    approve_campaign(by=world.teresa, at=AT, number=campaign.pk)
    publish_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)
    farid = world.viewer(person("E07"))
    raised = raise_objection(
        by=farid, at=AT, today=AFTER, number=campaign.pk, about=diego.pk, text="The months are wrong."
    )
    with pytest.raises(RefusedError, match="answered by another"):
        answer_objection(
            by=deputy, at=AT, number=campaign.pk, objection=raised.pk, upheld=False, answer="No."
        )


def test_the_only_one_who_is_not_named_is_not_the_last(world: PeerWorld) -> None:
    """Ten of the staff give two places; of four compared two chosen and a third who is tied tell the last."""
    PeerResult.objects.filter(person__code="E22").delete()
    for code, score in {"E05": "4.9", "E06": "4.0", "E07": "3.9", "E21": "2.0"}.items():
        PeerResult.objects.filter(person__code=code).update(score=Decimal(score))
    for code in ("E31", "E32", "E33", "E34", "E35"):
        an_appointment(a_person(world.town.county.company, code), world.town.county.centre)
    campaign = computed(world)
    chosen = [person("E05").pk, person("E06").pk]
    choose(by=ana(world), at=AT, number=campaign.pk, people=chosen, why="Ahead by a little.")
    approve_campaign(by=world.teresa, at=AT, number=campaign.pk)
    publish_campaign(by=ana(world), at=AT, today=AFTER, number=campaign.pk)

    campaign.refresh_from_db()
    assert (campaign.told["places"], campaign.told["compared"], campaign.told["tied"]) == (2, 4, 2)
    seen = {each.person.code for each in entries_seen(world.viewer(person("E22")), campaign)}
    assert seen == {"E05", "E06", "E22"}


def test_nobody_nominates_himself_or_a_stranger(world: PeerWorld) -> None:
    campaign = a_campaign(world)
    texts = {"honest": "Returned a gift."}

    with pytest.raises(RefusedError, match="you yourself"):
        nominate(by=ana(world), at=AT, number=campaign.pk, person=ana(world).person_id or 0, texts=texts)
    with pytest.raises(RefusedError, match="not among those"):
        nominate(by=ana(world), at=AT, number=campaign.pk, person=person("E03").pk, texts=texts)
    assert (
        nominate(by=ana(world), at=AT, number=campaign.pk, person=person("E05").pk, texts=texts).texts
        == texts
    )


def test_a_draft_is_seen_by_those_who_run_it_and_no_other_company_sees_any(world: PeerWorld) -> None:
    said = CampaignSaid("Draft", 2022, EARLY, LAST, ["account_manager"], world.town.county.centre.pk)
    make_campaign(by=ana(world), at=AT, today=EARLY, said=said)

    assert campaigns_for(ana(world)).count() == 1
    assert not campaigns_for(world.viewer(person("E05"))).exists()
    assert not campaigns_for(world.town.viewer_of("hugo")).exists()


def final(world: PeerWorld) -> Campaign:
    campaign = published(world)
    return finish_campaign(by=ana(world), at=AT, today=AFTER + timedelta(days=8), number=campaign.pk)


def test_the_year_reads_a_selection_once_it_is_final(world: PeerWorld) -> None:
    """E05 has 4.6 on a scale of 1 to 5, 90 of 100; the colleagues have three tenths of the weight."""
    campaign, diego = published(world), person("E05").pk
    company = campaign.company_id
    assert selection_scores(company, 2022)[diego].why_not == "not_final"

    finish_campaign(by=ana(world), at=AT, today=AFTER + timedelta(days=8), number=campaign.pk)

    found = selection_scores(company, 2022)[diego]
    assert (found.campaign, found.score, found.weight) == (campaign.pk, Decimal(90), Decimal("0.3"))
    assert selection_scores(company, 2021) == {}
    assert set(selection_scores(company, 2022, [diego])) == {diego}


def test_another_selection_that_is_being_decided_takes_no_score_away(world: PeerWorld) -> None:
    first = final(world)

    second = computed(world)

    assert second.pk != first.pk
    assert selection_scores(first.company_id, 2022)[person("E05").pk].campaign == first.pk
