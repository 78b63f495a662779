"""What rungs ask, what people have shown, what is missing; by hand-made examples and by properties."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ronda.learning.rules.ladder import (
    RUNGS,
    Learner,
    Need,
    Shown,
    asked_on,
    cells_of,
    gaps,
    rung_above,
    standing_of,
    tracks_of,
)

DAY, EARLIER, LATER = date(2022, 10, 17), date(2022, 1, 1), date(2022, 10, 18)
LEVELS = {"new": 5, "junior": 5, "intermediate": 4, "senior": 3, "expert": 2}
VISIT, SERVICE, MARKET, DISPLAY, SHARING = 1, 2, 3, 4, 5
POST = "account_manager"


def need(rung: str, competence: int, *proofs: str, begins: date = EARLIER, ends: date | None = None) -> Need:
    return Need(POST, rung, competence, frozenset(proofs), begins, ends)


NEEDS = [
    need("new", VISIT, "course", "observed_visit"),
    need("junior", SERVICE, "course", "certificate"),
    need("intermediate", MARKET, "course", "exam", "certificate"),
    need("intermediate", DISPLAY, "drill", "observed_visit"),
    need("senior", SERVICE, "observed_visit", "certificate"),
    need("expert", SHARING, "topic"),
]


def learner(rung: str, *proofs: Shown, level: int | None = None, expires: date | None = None) -> Learner:
    held = () if level is None else ((level, EARLIER, expires),)
    return Learner(1, POST, rung, proofs, held)


def missing(who: Learner, day: date = DAY) -> tuple[list[int], list[int]]:
    found = standing_of(who, day, NEEDS, LEVELS)
    return [each.competence for each in found.own], [each.competence for each in found.ahead]


def test_a_beginner_lacks_the_own_rung_and_sees_the_next() -> None:
    assert missing(learner("new")) == ([VISIT], [SERVICE])


def test_only_a_proof_of_a_kind_that_the_rung_takes_counts() -> None:
    assert missing(learner("new", Shown(VISIT, "drill", DAY))) == ([VISIT], [SERVICE])
    assert missing(learner("new", Shown(VISIT, "observed_visit", DAY))) == ([], [SERVICE])


def test_the_same_competence_is_asked_again_higher_up_in_another_way() -> None:
    who = learner(
        "intermediate",
        Shown(VISIT, "course", DAY),
        Shown(SERVICE, "course", DAY),
        Shown(MARKET, "exam", DAY),
        Shown(DISPLAY, "drill", DAY),
    )
    assert missing(who) == ([], [SERVICE])


def test_a_proof_counts_from_its_day_on_and_never_once_it_is_taken_back() -> None:
    who = learner("new", Shown(VISIT, "course", LATER))
    assert [missing(who)[0], missing(who, LATER)[0]] == [[VISIT], []]
    assert missing(learner("new", Shown(VISIT, "course", EARLIER, taken_back=True)))[0] == [VISIT]


def test_a_certificate_proves_what_rungs_of_its_level_and_below_ask_while_it_is_in_force() -> None:
    assert missing(learner("intermediate", level=4)) == ([VISIT, DISPLAY], [SERVICE])
    assert missing(learner("intermediate", level=3)) == ([VISIT, DISPLAY], [])
    assert missing(learner("junior", level=5)) == ([VISIT], [MARKET, DISPLAY])
    assert missing(learner("junior", level=5, expires=EARLIER))[0] == [VISIT, SERVICE]


def test_nothing_stands_above_an_expert() -> None:
    found = standing_of(learner("expert", level=1), DAY, NEEDS, LEVELS)
    assert (found.next_rung, found.asked_ahead, found.climbs) == (None, 0, False)
    assert rung_above("senior") == "expert"


def test_whoever_lacks_nothing_may_climb() -> None:
    who = learner("new", Shown(VISIT, "course", DAY), Shown(SERVICE, "course", DAY))
    found = standing_of(who, DAY, NEEDS, LEVELS)
    assert (found.climbs, found.shown_ahead, found.asked_ahead) == (True, 1, 1)


def test_a_need_that_ended_was_asked_up_to_its_last_day() -> None:
    ended = [need("new", VISIT, "course", ends=DAY)]
    assert [len(asked_on(day, ended, POST)) for day in (DAY, LATER)] == [1, 0]
    assert asked_on(DAY, ended, "director") == ()


def test_each_cell_says_what_presses_most() -> None:
    who = learner("junior", Shown(VISIT, "course", DAY), Shown(99, "topic", DAY))
    assert cells_of(who, [VISIT, SERVICE, MARKET, SHARING, 98, 99], DAY, NEEDS, LEVELS) == {
        VISIT: "shown",
        SERVICE: "lacks_own",
        MARKET: "lacks_next",
        SHARING: "later",
        98: "not_asked",
        99: "shown",
    }


def test_what_is_shown_for_now_is_shown_though_a_far_rung_asks_more() -> None:
    who = learner("junior", Shown(SERVICE, "course", DAY))
    assert cells_of(who, [SERVICE], DAY, NEEDS, LEVELS) == {SERVICE: "shown"}


def test_what_most_lack_stands_first_among_the_gaps() -> None:
    people = {
        1: cells_of(learner("new"), [VISIT, SERVICE, DISPLAY], DAY, NEEDS, LEVELS),
        2: cells_of(
            learner("junior", Shown(VISIT, "course", DAY)), [VISIT, SERVICE, DISPLAY], DAY, NEEDS, LEVELS
        ),
        3: cells_of(learner("junior"), [VISIT, SERVICE, DISPLAY], DAY, NEEDS, LEVELS),
    }
    found = [
        (each.competence, each.own, each.ahead, each.shown)
        for each in gaps(people, [DISPLAY, VISIT, SERVICE])
    ]
    assert found == [(SERVICE, 2, 1, 0), (VISIT, 2, 0, 1), (DISPLAY, 0, 2, 0)]


def test_an_expert_of_a_track_has_met_all_that_belongs_to_it() -> None:
    track_by = {VISIT: "service", SERVICE: "service", MARKET: "both", DISPLAY: "brand", SHARING: "both"}
    who = learner("senior", Shown(DISPLAY, "drill", DAY), Shown(SHARING, "topic", DAY), level=4)
    service, brand = tracks_of(who, DAY, NEEDS, LEVELS, track_by)
    assert (service.met, service.asked, service.is_expert) == (3, 5, False)
    assert (brand.met, brand.asked, brand.is_expert) == (3, 3, True)


RUNG = st.sampled_from(RUNGS)
KINDS = ["course", "drill", "certificate", "exam", "observed_visit", "topic"]
DAYS = st.integers(-400, 400).map(lambda days: DAY + timedelta(days))
SOME_NEED = st.builds(
    Need, st.just(POST), RUNG, st.integers(1, 4), st.frozensets(st.sampled_from(KINDS), min_size=1), DAYS
)
SOME_PROOF = st.builds(Shown, st.integers(1, 4), st.sampled_from(KINDS), DAYS, st.booleans())
SOME_CERTIFICATE = st.tuples(st.integers(1, 5), DAYS, st.none() | DAYS)
SOMEBODY = st.builds(
    Learner,
    st.just(1),
    st.just(POST),
    RUNG,
    st.lists(SOME_PROOF, max_size=5).map(tuple),
    st.lists(SOME_CERTIFICATE, max_size=2).map(tuple),
)


@given(SOMEBODY, st.lists(SOME_NEED, max_size=6), SOME_NEED)
def test_a_need_that_begins_later_changes_nothing_before(who: Learner, needs: list[Need], new: Need) -> None:
    before = new.begins - timedelta(1)
    args = (LEVELS, {1: "service", 2: "brand"})
    assert standing_of(who, before, needs, LEVELS) == standing_of(who, before, [*needs, new], LEVELS)
    assert tracks_of(who, before, needs, *args) == tracks_of(who, before, [*needs, new], *args)


@given(SOMEBODY, st.lists(SOME_NEED, max_size=6), SOME_PROOF)
def test_one_proof_more_never_makes_anything_missing(who: Learner, needs: list[Need], more: Shown) -> None:
    richer = Learner(1, POST, who.rung, (*who.proofs, more), who.certificates)
    poor, rich = standing_of(who, DAY, needs, LEVELS), standing_of(richer, DAY, needs, LEVELS)
    assert set(rich.own) <= set(poor.own)
    assert set(rich.ahead) <= set(poor.ahead)
    assert more.counts_on(DAY) or (rich.own, rich.ahead) == (poor.own, poor.ahead)


@given(SOMEBODY, st.lists(SOME_NEED, max_size=6))
def test_the_matrix_and_the_own_page_say_the_same(who: Learner, needs: list[Need]) -> None:
    cells = cells_of(who, [1, 2, 3, 4], DAY, needs, LEVELS)
    found = standing_of(who, DAY, needs, LEVELS)
    own = {each.competence for each in found.own}
    assert {each for each, cell in cells.items() if cell == "lacks_own"} == own
    ahead = {each.competence for each in found.ahead} - own
    assert {each for each, cell in cells.items() if cell == "lacks_next"} == ahead
