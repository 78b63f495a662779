"""A round step by step: who may do what when, and that the published files prove the draw."""

import json
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from django.db.models import Q
from django.utils import timezone

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.queries.rounds import estimate_of, public_draw, round_lines, round_page
from ronda.inspection.rules.draws import commitment, read_published, verify
from ronda.inspection.services.rounds import (
    abandon_round,
    commit,
    draw_round,
    freeze_round,
    give_beacon,
    name_inspector,
    release_round,
    reveal,
)
from ronda.inspection.tests.round_cast import (
    ANNOUNCED,
    CHECKED,
    DRAWN,
    FROZEN,
    NONCES,
    RELEASED,
    REVEALED,
    RoundTown,
    a_round_town,
)
from ronda.kernel.refusal import NotAllowedError, RefusedError

pytestmark = pytest.mark.django_db
TODAY = date(2022, 11, 8)
LATE = REVEALED + timedelta(days=7)


@pytest.fixture
def town() -> RoundTown:
    return a_round_town()


def why(refused: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [each.what for each in refused.value.problems]


def test_a_released_draw_is_proved_by_its_four_files(town: RoundTown) -> None:
    found = town.released()

    told = public_draw(found.address)
    assert told is not None
    assert sorted(told.files) == ["announced.json", "frame.txt", "list.txt", "reveals.json"]
    published, problems = read_published(told.files)
    assert problems == []
    assert published is not None
    assert [step.code for step in verify(published) if not step.ok] == []
    assert len(published.units) == 11


def test_the_frame_names_people_and_outlets_by_number_only(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk)
    frame = town.freeze(found.pk).frame

    diego = town.viewer("diego").person_id
    assert frame.count(f"|P{diego}|1") == 8
    for private in ("Shop", "Diego", "E05", "O1"):
        assert private not in frame


def test_two_outlets_of_diego_and_one_of_elena_are_drawn_for_an_outlet_is_inspected_once(
    town: RoundTown,
) -> None:
    found = town.drawn()

    rows = list(found.units.filter(second_of=None))
    assert sorted(each.outlet.code for each in rows if each.outlet) == ["O1", "O2", "O3"]
    # One outlet of one with three visits; two of two with four each.
    assert sorted({each.probability for each in rows}) == ["1/3", "1/4"]
    assert all(each.due == date(2022, 11, 15) for each in rows)


def test_inspectors_are_drawn_and_the_repeated_one_goes_to_the_other(town: RoundTown) -> None:
    found = town.drawn()

    named = {town.viewer(who).person_id for who in ("bruno", "carmen")}
    assert {each.inspector_id for each in found.units.all()} <= named
    [again] = found.units.exclude(second_of=None)
    assert again.second_of is not None
    assert {again.inspector_id, again.second_of.inspector_id} == named


def test_nobody_inspects_the_own_work(town: RoundTown) -> None:
    found = town.drawn(inspector_codes=("E05", "E06"))

    for each in found.units.all():
        assert each.inspector_id != each.person_id
    # Of the unit that is repeated, the other one would be its own inspector.
    assert found.units.filter(inspector=None).count() == 1


def test_the_frame_waits_for_both_promises(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk, ["management"])

    with pytest.raises(RefusedError) as refused:
        town.freeze(found.pk)
    assert why(refused) == ["waits for the commitment of both parties"]


def test_the_frame_waits_for_the_last_day(town: RoundTown) -> None:
    found = town.announce(last=date(2022, 11, 8))
    town.promise(found.pk)

    with pytest.raises(RefusedError) as refused:
        town.freeze(found.pk)
    assert why(refused) == ["inspects days that are still to come"]


def test_days_without_work_are_a_sentence(town: RoundTown) -> None:
    found = town.announce(starts=date(2022, 9, 1), last=date(2022, 9, 5))
    town.promise(found.pk)

    with pytest.raises(RefusedError) as refused:
        town.freeze(found.pk)
    assert why(refused) == ["holds nothing that could be drawn"]


def test_what_was_recorded_after_the_freeze_is_not_in_the_frame(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk)

    with pytest.raises(RefusedError):
        town.freeze(found.pk, at=datetime(2022, 10, 31, 9, tzinfo=FROZEN.tzinfo))


@pytest.mark.parametrize(
    ("who", "party"),
    [("diego", "staff"), ("bruno", "management"), ("wei", "management"), ("ana", "staff"), ("hugo", "staff")],
)
def test_nobody_speaks_for_a_party_that_is_not_the_own(town: RoundTown, who: str, party: str) -> None:
    found = town.announce()

    with pytest.raises(RefusedError):
        commit(by=town.viewer(who), at=ANNOUNCED, number=found.pk, party=party, digest="0" * 64)


def test_a_promise_is_given_once_and_is_no_copy(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk, ["management"])
    digest = commitment("management", NONCES["management"])

    with pytest.raises(RefusedError) as again:
        commit(by=town.viewer("ana"), at=ANNOUNCED, number=found.pk, party="management", digest="1" * 64)
    with pytest.raises(RefusedError) as copied:
        commit(by=town.viewer("wei"), at=ANNOUNCED, number=found.pk, party="staff", digest=digest)
    assert why(again) == ["has committed already"]
    assert why(copied) == ["is that of the other party"]


def test_a_nonce_that_was_not_committed_to_is_refused(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk)
    town.freeze(found.pk)

    with pytest.raises(RefusedError) as refused:
        reveal(by=town.viewer("wei"), at=REVEALED, number=found.pk, party="staff", nonce="river-oak-stone-30")
    assert why(refused) == ["is not the one committed to"]


def test_a_silent_party_loses_its_say_and_the_beacon_stands_in(town: RoundTown) -> None:
    found = town.announce(beacon="drand")
    town.promise(found.pk)
    town.freeze(found.pk)
    town.reveal(found.pk, ["management"])
    with pytest.raises(RefusedError):
        give_beacon(by=town.viewer("ana"), at=REVEALED, number=found.pk, value="4242")

    with pytest.raises(RefusedError) as refused:
        reveal(by=town.viewer("wei"), at=LATE, number=found.pk, party="staff", nonce=NONCES["staff"])
    give_beacon(by=town.viewer("ana"), at=LATE, number=found.pk, value="4242")
    drawn = town.draw(found.pk, at=LATE)

    assert why(refused) == ["reveals too late and has lost its say"]
    assert drawn.beacon == "drand:4242"
    assert drawn.state == "drawn"


def test_one_party_alone_without_a_beacon_can_only_be_abandoned(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk)
    town.freeze(found.pk)
    town.reveal(found.pk, ["staff"])

    with pytest.raises(RefusedError):
        town.draw(found.pk, at=LATE)
    [line] = round_lines(town.viewer("ana"), today=timezone.localdate(LATE))
    assert line.next.code == "abandon"
    abandon_round(by=town.viewer("ana"), at=LATE, number=found.pk, why="The nonce is lost")
    told = public_draw(found.address)
    assert told is not None
    assert (told.state, told.why, sorted(told.files)) == (
        "abandoned",
        "The nonce is lost",
        ["announced.json"],
    )


def test_after_the_draw_a_round_is_abandoned_in_full_view(town: RoundTown) -> None:
    found = town.drawn()

    abandon_round(by=town.viewer("ana"), at=CHECKED, number=found.pk, why="Storm")

    told = public_draw(found.address)
    assert told is not None
    assert len(told.files) == 4


def test_a_round_is_released_after_the_field_work_only(town: RoundTown) -> None:
    found = town.drawn()

    with pytest.raises(RefusedError) as early:
        release_round(by=town.viewer("ana"), at=CHECKED, number=found.pk, why_left="No time")
    with pytest.raises(RefusedError) as mute:
        release_round(by=town.viewer("ana"), at=RELEASED, number=found.pk)
    release_round(by=town.viewer("ana"), at=RELEASED, number=found.pk, why_left="Both were ill")

    assert why(early) == ["has inspections to be made"]
    assert why(mute) == ["has no reason for what was not inspected"]
    states = set(found.units.values_list("state", "state_why"))
    assert states == {(DrawnUnit.State.NOT_POSSIBLE, "Both were ill")}


def test_only_who_leads_the_centre_takes_a_round_further(town: RoundTown) -> None:
    found = town.announce()
    town.promise(found.pk)

    for who in ("bruno", "diego", "wei", "operator", "director of the north"):
        with pytest.raises(RefusedError):
            freeze_round(by=town.viewer(who), at=FROZEN, number=found.pk)
        with pytest.raises(RefusedError):
            abandon_round(by=town.viewer(who), at=FROZEN, number=found.pk, why="No")
    with pytest.raises(NotAllowedError):
        draw_round(by=town.viewer("wei"), at=DRAWN, number=found.pk)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "people"}, "kind"),
        ({"last": date(2022, 9, 1)}, "last"),
        ({"share": Fraction(3, 2)}, "share"),
        ({"most_each": 9}, "most_each"),
        ({"least_each": 5, "most_each": 4}, "least_each"),
        ({"beacon": "a|b"}, "beacon"),
        ({"inspector_codes": ("E03",)}, "inspectors"),
        ({"inspector_codes": ("E03", "H01")}, "inspectors"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    town: RoundTown, changed: dict[str, object], field: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        town.announce(**changed)

    assert [each.where for each in refused.value.problems] == [field]


def test_risk_raises_sizes_and_exempts_nobody(town: RoundTown) -> None:
    found = town.drawn(method="poisson", share=Fraction(1, 5), least_each=1, most_each=2)

    said = json.loads(found.asked["announced"])
    assert said["terms"]["method"] == "poisson"
    assert {line.split("|")[2] for line in found.frame.split("\n")} == {"1"}
    town.check_all(found)
    release_round(by=town.viewer("ana"), at=RELEASED, number=found.pk)
    published, problems = read_published(public_draw(found.address).files)  # type: ignore[union-attr]
    assert problems == []
    assert published is not None
    assert all(step.ok for step in verify(published))


def test_base_data_of_every_open_outlet_can_be_drawn(town: RoundTown) -> None:
    found = town.drawn(kind="information")

    assert sorted(found.frame.split("\n"))[0].startswith("R")
    assert {each.visit_number for each in found.units.all()} == {None}
    assert found.frame.count("\n") == 2


def test_another_inspector_is_named_with_a_reason_and_never_with_a_tie(town: RoundTown) -> None:
    found = town.drawn(inspector_codes=("E03", "E14"))
    unit = found.units.filter(second_of=None).exclude(units_again(found)).first()
    assert unit is not None

    def name(code: str, reason: str = "Ill") -> DrawnUnit:
        return name_inspector(
            by=town.viewer("ana"), at=CHECKED, number=found.pk, unit=unit.pk, code=code, why=reason
        )

    own = {"E05": "diego", "E06": "elena"}
    tied = next(code for code, who in own.items() if town.viewer(who).person_id == unit.person_id)
    with pytest.raises(RefusedError) as refused:
        name(tied)
    with pytest.raises(RefusedError):
        name("E04", " ")
    assert why(refused) == ["has a tie to what is inspected"]
    assert name("E04").inspector_id == town.viewer("carmen").person_id


def units_again(found: InspectionRound) -> Q:
    repeated = DrawnUnit.objects.filter(round=found, second_of__isnull=False).values("second_of_id")
    return Q(pk__in=repeated)


def test_a_rate_is_of_the_centre_with_its_bounds(town: RoundTown) -> None:
    found = town.released(wrong=1)

    estimate = estimate_of(found)
    assert estimate is not None
    assert (estimate.drawn, estimate.compared, estimate.wrong) == (3, 3, 1)
    assert estimate.rate is not None
    assert estimate.bounds is not None
    # The wrong one stands for 4 or for 3 of all 4 + 4 + 3.
    assert estimate.rate.rate in {Fraction(4, 11), Fraction(3, 11)}
    assert estimate.bounds.low < estimate.rate.rate < estimate.bounds.high


def test_the_page_tells_who_did_what_when(town: RoundTown) -> None:
    found = town.released()

    page = round_page(town.viewer("wei"), found.pk, today=TODAY)
    deeds = [each.what for each in page.traces]
    assert deeds == [
        "round.announced",
        "round.committed",
        "round.committed",
        "round.frozen",
        "round.revealed",
        "round.revealed",
        "round.drawn",
        "round.released",
    ]
    assert {state for _step, state in page.now_steps} == {"done"}
