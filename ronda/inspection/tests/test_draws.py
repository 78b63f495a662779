"""The protocol of a draw: worked examples S1 to S5, and what holds for every draw."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.inspection.rules.draws import (
    Observed,
    PoissonTerms,
    StrataTerms,
    Unit,
    as_share,
    chances_of,
    commitment,
    digest_frame,
    draw,
    draw_faults,
    draw_seed,
    estimate_rate,
    estimate_total,
    freeze,
    keeps_promise,
    nonce_faults,
    seed_faults,
    take_of_each,
    ticket,
    weigh_units,
)
from ronda.inspection.rules.draws.poisson import choose_by_chance
from ronda.inspection.tests.draw_cast import AGAIN, BEACON, FIFTY, FOUR_AND_SIX, LEAST, NONCES

SEED = "7f34c73e521698e99df8f97e629e03af87d6b2c0e47bfb15533193bf3998c17f"
SEVEN = [Unit(name, "all", size) for name, size in zip("abcdefg", (10, 3, 2, 2, 1, 1, 1), strict=True)]
FOUR_OF_SEVEN = PoissonTerms(Fraction(4), LEAST, AGAIN)


def drawn_ids(units: list[Unit], seed: str, terms: StrataTerms | PoissonTerms) -> list[str]:
    return [each.unit.id for each in draw(units, seed, terms)]


def test_s1_a_promise_is_the_digest_of_party_and_nonce() -> None:
    manager = commitment("manager", "4f1c-blue-07")

    assert manager == "52ca6df7b873b09c09a6d2372c6c5c7b62152ff15c0bc61a3a0d1b9287f65f69"
    assert (
        commitment("staff", "river-29-oak")
        == "890c0d42a69587274c4e294c09ede5d48467ccb27d52c75a0da05cc682bee246"
    )
    assert keeps_promise(manager, "manager", "4f1c-blue-07")
    assert not keeps_promise(manager, "manager", "4f1c-blue-08")
    assert not keeps_promise(manager, "staff", "4f1c-blue-07")


def test_s2_frame_and_seed() -> None:
    digest = digest_frame(reversed(FIFTY))

    assert digest == "aeec55af7917e254957102bcca907b6166908fb8bb00861c04ae4cf5cf30fd64"
    assert draw_seed(NONCES, digest, BEACON) == SEED


def test_s3_four_of_the_city_and_six_of_the_country() -> None:
    found = draw(FIFTY, SEED, FOUR_AND_SIX)

    assert " ".join(each.unit.id for each in found[:4]) == "V002 V014 V015 V011"
    assert " ".join(each.unit.id for each in found[4:]) == "V027 V050 V039 V044 V045 V026"
    assert [each.chance.probability for each in found] == [Fraction(1, 5)] * 10
    assert [each.position for each in found] == list(range(1, 11))


def test_s4_chances_follow_size_up_to_certainty() -> None:
    chances = chances_of(SEVEN, FOUR_OF_SEVEN)

    tenths = [int(chances[unit].probability * 10) for unit in SEVEN]
    assert tenths == [10, 9, 6, 6, 3, 3, 3]
    assert sum(chance.probability for chance in chances.values()) == 4
    assert [chances[unit].why.code for unit in SEVEN[:2]] == ["certain", "size"]


def test_s5_a_total_of_forty_ninths_and_a_rate_of_five_eighths() -> None:
    tenths = {"a": (10, 0), "b": (9, 1), "c": (6, 0), "e": (3, 1)}
    sample = [Observed(Fraction(chance, 10), wrong) for chance, wrong in tenths.values()]

    found = estimate_rate(sample)

    assert estimate_total(sample) == Fraction(40, 9)
    assert found is not None
    assert found.rate == Fraction(5, 8)


@pytest.mark.parametrize("one_per_outlet", [False, True])
def test_over_4000_seeds_the_estimated_total_is_the_true_one(one_per_outlet: bool) -> None:
    """b and e are wrong. Its variance is 1/9 + 7/3, so the mean of 4,000 draws strays by 0.025."""
    terms = PoissonTerms(Fraction(4), LEAST, AGAIN, one_per_outlet=one_per_outlet)
    chances = chances_of(SEVEN, terms)
    worth = {unit.id: 1 / float(chances[unit].probability) for unit in SEVEN if unit.id in "be"}

    total = sum(
        worth.get(unit.id, 0.0)
        for seed in range(4000)
        for unit in choose_by_chance(chances, str(seed), one_per_outlet=one_per_outlet)
    )

    assert total / 4000 == pytest.approx(2, abs=4 * 0.025)


def test_with_one_per_outlet_each_visit_is_drawn_as_often_as_its_chance_says() -> None:
    """Outlet A has three visits, B and C one: an outlet has 2/3, so a visit of A has 2/9."""
    units = [Unit(name, "diego") for name in ("A/1", "A/2", "A/3", "B/1", "C/1")]
    terms = StrataTerms({"diego": 2}, LEAST, Fraction(0), one_per_outlet=True)
    chances = {unit.id: chance.probability for unit, chance in chances_of(units, terms).items()}
    times = dict.fromkeys(chances, 0)

    for seed in range(3000):
        names = drawn_ids(units, str(seed), terms)
        assert len({name[0] for name in names}) == len(names) == 2
        for name in names:
            times[name] += 1

    assert chances == {
        "A/1": Fraction(2, 9),
        "A/2": Fraction(2, 9),
        "A/3": Fraction(2, 9),
        "B/1": Fraction(2, 3),
        "C/1": Fraction(2, 3),
    }
    # The standard deviation of a count is at most 26.
    assert all(abs(times[name] - 3000 * float(chances[name])) < 4 * 26 for name in chances)


def test_risk_by_poisson_with_one_per_outlet_draws_an_outlet_once() -> None:
    units = [Unit(name, "diego", size) for name, size in (("A/1", 5), ("A/2", 3), ("B/1", 1), ("B/2", 1))]
    terms = PoissonTerms(Fraction(1), LEAST, Fraction(0), one_per_outlet=True)
    chances = chances_of(units, terms)
    times = dict.fromkeys(units, 0)

    for seed in range(2000):
        names = choose_by_chance(chances, str(seed), one_per_outlet=True)
        assert len({unit.outlet for unit in names}) == len(names)
        for unit in names:
            times[unit] += 1

    assert [chances[unit].probability for unit in units] == [
        Fraction(1, 2),
        Fraction(3, 10),
        Fraction(1, 10),
        Fraction(1, 10),
    ]
    assert all(abs(times[unit] / 2000 - float(chances[unit].probability)) < 0.05 for unit in units)


names = st.lists(st.integers(0, 999), min_size=1, max_size=40, unique=True)
seeds = st.integers(0, 10**6).map(str)


@st.composite
def frames(draw: st.DrawFn) -> list[Unit]:
    return [
        Unit(f"R{number % 7}/{number}", draw(st.sampled_from(["diego", "elena"])), draw(st.integers(1, 30)))
        for number in draw(names)
    ]


@given(frames(), seeds, st.integers(1, 5), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_larger_draw_keeps_what_a_smaller_one_drew(
    units: list[Unit], seed: str, take: int, one_per_outlet: bool
) -> None:
    strata = {unit.stratum for unit in units}
    few = StrataTerms(dict.fromkeys(strata, take), LEAST, AGAIN, one_per_outlet)
    more = StrataTerms(dict.fromkeys(strata, take + 2), LEAST, AGAIN, one_per_outlet)

    assert set(drawn_ids(units, seed, few)) <= set(drawn_ids(units, seed, more))


@given(frames(), seeds)
@settings(max_examples=60, deadline=None)
def test_the_sample_of_a_part_is_what_the_whole_drew_of_it(units: list[Unit], seed: str) -> None:
    """The whole draws the smallest tickets; of any part that holds them, the same are drawn."""
    terms = StrataTerms(dict.fromkeys({unit.stratum for unit in units}, 3), LEAST, AGAIN)
    whole = set(drawn_ids(units, seed, terms))
    part = [unit for unit in units if unit.id in whole or unit.size % 2]

    assert set(drawn_ids(part, seed, terms)) == whole


@given(frames(), st.integers(1, 40), st.sampled_from([None, 2, 5]))
@settings(max_examples=120, deadline=None)
def test_chances_sum_to_what_is_expected_and_nobody_is_exempt(
    units: list[Unit], expected: int, cap: int | None
) -> None:
    expected = min(expected, len(units))
    terms = PoissonTerms(Fraction(expected), LEAST, AGAIN, None if cap is None else Fraction(cap))

    found = chances_of(units, terms)

    chances = [chance.probability for chance in found.values()]
    assert all(LEAST <= chance <= 1 for chance in chances)
    for stratum in {unit.stratum for unit in units}:
        of_stratum = [found[unit].probability for unit in units if unit.stratum == stratum]
        assert cap is None or sum(of_stratum) <= cap
    assert sum(chances) == expected if cap is None else sum(chances) <= expected
    for left in units:
        for right in units:
            if cap is None and left.size <= right.size:
                assert found[left].probability <= found[right].probability


@given(frames(), st.integers(1, 8))
@settings(max_examples=60, deadline=None)
def test_chances_of_strata_sum_to_what_is_taken(units: list[Unit], take: int) -> None:
    for one_per_outlet in (False, True):
        terms = StrataTerms(
            dict.fromkeys({unit.stratum for unit in units}, take), LEAST, AGAIN, one_per_outlet
        )
        total = sum(chance.probability for chance in chances_of(units, terms).values())
        assert total == len(draw(units, "any", terms))


def test_tickets_are_shares_of_the_whole() -> None:
    assert as_share("0" * 64) == 0
    assert as_share("8" + "0" * 63) == Fraction(1, 2)
    assert ticket("a", "b") != ticket("a|", "b")


def test_a_small_share_is_inspected_again() -> None:
    assert sum(each.again for each in draw(FIFTY, SEED, FOUR_AND_SIX)) == 1
    everything = StrataTerms({"city": 20, "rural": 30}, LEAST, AGAIN)
    assert sum(each.again for each in draw(FIFTY, SEED, everything)) == 3


def test_what_makes_a_frame_or_its_terms_impossible_is_said() -> None:
    said = draw_faults([Unit("V1", "city", 0), Unit("V|2", "city"), Unit("V1", "city")], FOUR_AND_SIX)
    assert [str(problem).partition(";")[0] for problem in said][:3] == [
        "unit V1: has size 0",
        "unit V|2: id 'V|2' is no plain name",
        "unit V1: stands 2 times in the frame",
    ]
    assert draw_faults([], FOUR_AND_SIX)[0].what == "holds nothing that could be drawn"
    assert draw_faults(FIFTY, FOUR_AND_SIX) == []
    none_of_the_country = StrataTerms({"city": 4}, LEAST, AGAIN)
    assert str(draw_faults(FIFTY, none_of_the_country)[0]) == (
        "stratum rural: 0 of its 30 units are to be drawn; draw 1 to 30: nobody is exempt"
    )
    crowded = [Unit(f"A/{number}", "diego") for number in range(101)] + [Unit("B/1", "diego")]
    one = StrataTerms({"diego": 1}, LEAST, AGAIN, one_per_outlet=True)
    assert draw_faults(crowded, one)[0].what == "would be drawn with a chance under 1/100"
    too_much = PoissonTerms(Fraction(51), LEAST, AGAIN)
    assert draw_faults(FIFTY, too_much)[0].what == "expects 51 of 50 units"
    narrow = PoissonTerms(Fraction(5), LEAST, AGAIN, stratum_cap=Fraction(1, 10))
    assert [problem.where for problem in draw_faults(FIFTY, narrow)] == ["stratum city", "stratum rural"]
    twice = PoissonTerms(Fraction(80), LEAST, AGAIN, one_per_outlet=True)
    assert "more than once" in draw_faults(crowded, twice)[0].what


def test_one_party_alone_never_makes_the_seed() -> None:
    promises = {party: commitment(party, nonce) for party, nonce in NONCES.items()}
    alone = {"staff": NONCES["staff"]}

    assert seed_faults(promises, NONCES, "") == []
    assert seed_faults(promises, alone, BEACON) == []
    assert [problem.what for problem in seed_faults(promises, alone, "")] == ["rests on one party alone"]
    assert [problem.what for problem in seed_faults(promises, {}, BEACON)] == ["no party has revealed"]
    assert seed_faults(promises, NONCES | {"hugo": "let-me-in-too"}, "")[0].where == "party hugo"


def test_a_nonce_is_long_and_unambiguous() -> None:
    assert nonce_faults("staff", "river-29-oak") == []
    assert nonce_faults("staff", "short")[0].what == "has 5 signs"
    assert nonce_faults("staff", "river|29|oak|")[0].what.startswith("holds |")
    assert nonce_faults("st|aff", "river-29-oak")[0].what == "is no plain name"


def test_five_in_a_hundred_and_at_least_three_of_each_but_never_more_than_the_cap() -> None:
    sizes = {"diego": 200, "elena": 41, "farid": 2, "gao": 0}

    found = take_of_each(sizes, Fraction(5, 100), least=3, most=8)

    assert found == {"diego": 8, "elena": 3, "farid": 2}


def test_half_of_all_chance_is_the_same_for_everybody() -> None:
    """Conduct adds 6 and 2 to four units: a base of 2 makes 8 of 16."""
    signs = {"a": {"impossible_speed": 2}, "b": {"no_evidence": 1, "age": 40}, "c": {}, "d": {}}

    found = weigh_units(signs, {"impossible_speed": 3, "no_evidence": 2}, Fraction(1, 2))

    assert [found[name].size for name in "abcd"] == [8, 4, 2, 2]
    assert found["c"].why.code == "even"
    assert dict(found["b"].why.facts) == {"base": 2, "no_evidence": 2}
    assert freeze([Unit("a", "all", found["a"].size)]) == "a|all|8"
