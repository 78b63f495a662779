"""A round of ratings by colleagues from its keys to its release, and what is nowhere to be found."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.recognition.models import PeerComment, PeerResult, PeerSlot, SealedForm
from ronda.recognition.rules.colleagues import PeerForm
from ronda.recognition.services.colleagues import (
    PeerRoundSaid,
    cancel_peer_round,
    close_peer_round,
    exclude_pair,
    hand_in,
    make_peer_round,
    open_peer_round,
    set_passphrase,
    use_key,
)
from ronda.recognition.services.colleagues.sealing import seal
from ronda.recognition.tests.peer_world import (
    AFTER,
    AT,
    CLOSES,
    DURING,
    ITEMS,
    OPENS,
    TERESA_SAYS,
    WEI_SAYS,
    PeerWorld,
    a_peer_world,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> PeerWorld:
    return a_peer_world()


def everything() -> str:
    """Every value of every table, as whoever reads the whole database sees it."""
    found = []
    for model in apps.get_models():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found.append(f"{table}: " + " | ".join(_shown(value) for value in row))
    return "\n".join(found)


def _shown(value: object) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)


def test_results_are_released_with_both_keys_and_in_one_batch(world: PeerWorld) -> None:
    world.all_hand_in()
    world.close()
    use_key(by=world.wei, at=AT, today=AFTER, number=world.round.pk, passphrase=WEI_SAYS)
    assert not PeerResult.objects.exists()

    round_ = use_key(by=world.teresa, at=AT, today=AFTER, number=world.round.pk, passphrase=TERESA_SAYS)

    assert round_.state == "released"
    assert PeerResult.objects.filter(reported=True).count() == len(world.members) == 8
    assert (round_.told["forms"], round_.told["asked"]) == (8, 8)


def test_letters_and_keys_are_gone_after_the_release(world: PeerWorld) -> None:
    world.all_hand_in()
    world.close()
    world.release()

    assert not SealedForm.objects.exists()
    assert set(world.round.keys.values_list("wrapped", "public_key")) == {("", "")}


def test_no_table_says_who_wrote_what_before_or_after_the_release(world: PeerWorld) -> None:
    world.all_hand_in(comment="teaches well")
    assert "teaches well" not in everything()
    world.close()
    use_key(by=world.wei, at=AT, today=AFTER, number=world.round.pk, passphrase=WEI_SAYS)
    assert "teaches well" not in everything()
    use_key(by=world.teresa, at=AT, today=AFTER, number=world.round.pk, passphrase=TERESA_SAYS)

    lines = [line for line in everything().splitlines() if "teaches well" in line]
    assert {line.split(":")[0] for line in lines} == {PeerComment._meta.db_table}
    assert len(lines) == 8 * 7


def test_of_a_form_that_is_handed_in_only_the_day_is_known(world: PeerWorld) -> None:
    world.hand_in_as(world.members[3])

    slot = PeerSlot.objects.get(round=world.round, person=world.members[3])
    assert slot.used_on == DURING
    traces = [line for line in everything().splitlines() if line.startswith("work_trace")]
    assert not any(f"| {world.members[3].pk} |" in line and "hand" in line for line in traces)


def test_the_newest_letter_is_not_the_last_one_of_the_table(world: PeerWorld) -> None:
    """Every letter gets a new name each time, so that names and places tell no order."""
    world.hand_in_as(world.members[0])
    [first] = SealedForm.objects.values_list("name", flat=True)
    world.hand_in_as(world.members[1])

    assert first not in SealedForm.objects.values_list("name", flat=True)
    assert len({len(bytes(each.letter)) for each in SealedForm.objects.all()}) == 1


def test_a_second_form_is_refused(world: PeerWorld) -> None:
    world.hand_in_as(world.members[3])

    with pytest.raises(RefusedError, match="handed in already"):
        world.hand_in_as(world.members[3])

    assert SealedForm.objects.count() == 1


def test_nobody_hands_in_for_somebody_else_or_rates_himself(world: PeerWorld) -> None:
    diego, elena = world.members[3], world.members[4]
    as_elena = PeerForm(elena.pk, {world.members[0].pk: {"ability": 3}})
    himself = PeerForm(diego.pk, {diego.pk: {"ability": 4}})

    for form in (as_elena, himself):
        with pytest.raises(RefusedError):
            hand_in(by=world.viewer(diego), today=DURING, number=world.round.pk, form=form)

    assert not SealedForm.objects.exists()


def test_who_is_not_in_the_round_cannot_rate(world: PeerWorld) -> None:
    with pytest.raises(NotAllowedError):
        hand_in(by=world.teresa, today=DURING, number=world.round.pk, form=PeerForm(0, {}))


@pytest.mark.parametrize("day", [OPENS.replace(day=2), CLOSES.replace(day=15)])
def test_forms_are_taken_on_the_days_of_the_round_only(world: PeerWorld, day: date) -> None:
    with pytest.raises(RefusedError, match="does not take forms now"):
        world.hand_in_as(world.members[3], today=day)


def test_a_round_is_not_closed_before_its_last_day_is_over(world: PeerWorld) -> None:
    with pytest.raises(RefusedError, match="still runs"):
        close_peer_round(by=world.town.viewer_of("ana"), at=AT, today=CLOSES, number=world.round.pk)


def test_a_wrong_passphrase_opens_nothing(world: PeerWorld) -> None:
    world.all_hand_in()
    world.close()

    with pytest.raises(RefusedError, match="does not fit"):
        use_key(by=world.wei, at=AT, today=AFTER, number=world.round.pk, passphrase=TERESA_SAYS)


def test_a_key_opens_nothing_while_colleagues_rate_and_is_nobody_else_s(world: PeerWorld) -> None:
    with pytest.raises(RefusedError, match="opens nothing yet"):
        use_key(by=world.wei, at=AT, today=DURING, number=world.round.pk, passphrase=WEI_SAYS)
    with pytest.raises(NotAllowedError):
        use_key(
            by=world.town.viewer_of("ana"), at=AT, today=DURING, number=world.round.pk, passphrase=WEI_SAYS
        )


def test_with_too_few_answers_nobody_s_result_is_reported(world: PeerWorld) -> None:
    world.all_hand_in(but=4)
    world.close()
    world.release()

    assert set(PeerResult.objects.values_list("reported", "why_not")) == {(False, "few_answers")}
    assert not PeerComment.objects.exists()


def test_a_round_opens_only_with_both_keys() -> None:
    world = a_peer_world(opened=False)
    set_passphrase(by=world.wei, at=AT, today=OPENS, number=world.round.pk, passphrase=WEI_SAYS)

    with pytest.raises(RefusedError, match="has not set a passphrase"):
        open_peer_round(by=world.town.viewer_of("ana"), at=AT, today=OPENS, number=world.round.pk)


def test_a_short_passphrase_is_refused() -> None:
    world = a_peer_world(opened=False)

    with pytest.raises(RefusedError, match="too short"):
        set_passphrase(by=world.wei, at=AT, today=OPENS, number=world.round.pk, passphrase="maple")


def test_so_many_exclusions_that_somebody_could_never_be_shown_keep_a_round_from_opening() -> None:
    world = a_peer_world(opened=False)
    ana = world.town.viewer_of("ana")
    for holder, words in ((world.wei, WEI_SAYS), (world.teresa, TERESA_SAYS)):
        set_passphrase(by=holder, at=AT, today=OPENS, number=world.round.pk, passphrase=words)
    for rater in world.members[1:4]:
        exclude_pair(
            by=ana, at=AT, number=world.round.pk, rater=rater.pk, person=world.members[0].pk, why="family"
        )

    with pytest.raises(RefusedError, match="too few colleagues"):
        open_peer_round(by=ana, at=AT, today=OPENS, number=world.round.pk)


def test_the_keys_are_not_both_on_the_side_of_those_who_lead(world: PeerWorld) -> None:
    ana, bruno, teresa, wei = (*world.members[:2], world.teresa, world.wei)
    said: dict[str, Any] = {"half": "2023-1", "opens_on": OPENS, "closes_on": CLOSES}
    said["centre"] = world.town.county.centre.pk
    made = partial(make_peer_round, by=world.teresa, at=AT)

    with pytest.raises(RefusedError, match="people who lead"):
        made(said=PeerRoundSaid(holders=(ana.pk, teresa.person_id or 0), **said))
    for other in (wei.person_id or 0, bruno.pk):
        found = made(said=PeerRoundSaid(holders=(teresa.person_id or 0, other), **said))
        cancel_peer_round(by=world.teresa, at=AT, number=found.pk, why="Only tried")


def test_a_small_centre_is_told_to_rate_with_another(world: PeerWorld) -> None:
    said = PeerRoundSaid(
        "2022-2",
        OPENS,
        CLOSES,
        (world.members[0].pk, world.members[1].pk),
        centre=world.town.north.pk,
    )

    with pytest.raises(RefusedError, match="too few people"):
        make_peer_round(by=world.teresa, at=AT, said=said)


def test_a_cancelled_round_destroys_what_was_handed_in_unread(world: PeerWorld) -> None:
    world.all_hand_in()

    cancel_peer_round(by=world.town.viewer_of("ana"), at=AT, number=world.round.pk, why="a wrong question")

    assert not SealedForm.objects.exists()
    assert not PeerResult.objects.exists()


def test_a_letter_that_somebody_put_among_the_others_stops_the_release(world: PeerWorld) -> None:
    """Whoever writes to the database can seal a form in the name of one who has not rated; not unnoticed."""
    world.all_hand_in(but=1)
    silent, other = world.members[-1], world.members[3]
    keys = {str(key.holder_id): key.public_key for key in world.round.keys.all()}
    forged = {"rater": silent.pk, "marks": {str(other.pk): dict.fromkeys(ITEMS, 1)}, "comments": {}}
    SealedForm.objects.create(round=world.round, letter=seal(forged, keys, 4000))
    world.close()

    with pytest.raises(RefusedError, match="not those of the people who handed in"):
        world.release()
    assert not PeerResult.objects.exists()


def test_a_letter_that_somebody_took_away_stops_the_release(world: PeerWorld) -> None:
    world.all_hand_in()
    SealedForm.objects.filter(pk=SealedForm.objects.values("pk")[:1]).delete()
    world.close()

    with pytest.raises(RefusedError, match="not those of the people who handed in"):
        world.release()
