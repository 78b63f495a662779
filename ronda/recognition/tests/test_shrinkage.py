"""Few forms are drawn towards what is usual, many speak for themselves."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.exact import rounded
from ronda.recognition.rules.shrinkage import shrunken_mean

SCORES = st.fractions(0, 100, max_denominator=100)
VARIANCES = st.fractions(Fraction(1, 100), 400, max_denominator=100)


def of_the_county(mean: str, forms: int) -> Fraction:
    return shrunken_mean(
        Decimal(mean),
        forms,
        usual_mean=Decimal("4.2"),
        person_variance=Decimal("0.1225"),
        form_variance=Decimal("0.81"),
    )


def test_e25_twelve_good_forms_rank_above_four_better_ones() -> None:
    four, twelve = of_the_county("4.8", 4), of_the_county("4.6", 12)

    assert (rounded(four, 6), rounded(twelve, 6)) == (Decimal("4.426154"), Decimal("4.457895"))
    assert twelve > four


def test_without_forms_a_person_is_as_usual() -> None:
    assert of_the_county("0", 0) == Fraction(Decimal("4.2"))


@given(mean=SCORES, usual=SCORES, between=VARIANCES, within=VARIANCES, forms=st.integers(0, 200))
def test_it_lies_between_the_usual_and_the_own_mean_and_nearer_to_the_own_with_every_form(
    mean: Fraction, usual: Fraction, between: Fraction, within: Fraction, forms: int
) -> None:
    fewer, more = (
        shrunken_mean(mean, count, usual_mean=usual, person_variance=between, form_variance=within)
        for count in (forms, forms + 1)
    )

    assert min(mean, usual) <= fewer <= max(mean, usual)
    assert abs(mean - more) <= abs(mean - fewer)


@pytest.mark.parametrize(("forms", "between", "within"), [(-1, 1, 1), (1, -1, 1), (1, 1, -1), (1, 0, 0)])
def test_impossible_numbers_are_refused(forms: int, between: int, within: int) -> None:
    with pytest.raises(ValueError, match="cannot be below zero"):
        shrunken_mean(1, forms, usual_mean=0, person_variance=between, form_variance=within)
