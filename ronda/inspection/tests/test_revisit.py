"""A blind re-visit is held against the first form, field by field."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.inspection.rules.revisit import FormField, Outcome, Value, agreement_of, agrees, compare_forms

PRICE_MARKED = FormField("price_marked", "choice")
STOCK = FormField("stock", "number", Decimal(2))
SEEN = FormField("seen", "date", Decimal(1))
NOTE = FormField("note", "text")


@pytest.mark.parametrize(
    ("field", "first", "second", "outcome"),
    [
        (PRICE_MARKED, "yes", " Yes ", "same"),
        (PRICE_MARKED, "yes", "no", "differs"),
        (PRICE_MARKED, False, False, "same"),
        (PRICE_MARKED, "yes", "", "open"),
        (PRICE_MARKED, None, "no", "open"),
        (STOCK, 12, "10", "same"),
        (STOCK, 12, 9, "differs"),
        (STOCK, 0, 0, "same"),
        (STOCK, 12, "a dozen", "open"),
        (STOCK, "NaN", 3, "open"),
        (SEEN, "2022-10-03", "2022-10-04", "same"),
        (SEEN, "2022-10-03", "2022-10-05", "differs"),
        (SEEN, "2022-10-03", "3 October", "open"),
        (NOTE, "all in order", "nothing in order", "ignored"),
    ],
)
def test_each_kind_of_field_is_compared_in_its_own_way(
    field: FormField, first: Value, second: Value, outcome: Outcome
) -> None:
    (found,) = compare_forms([field], {field.name: first}, {field.name: second})

    assert (found.outcome, found.first, found.second) == (outcome, first, second)


def test_one_field_that_differs_makes_the_unit_wrong_and_nothing_to_compare_makes_it_neither() -> None:
    fields = [PRICE_MARKED, STOCK, NOTE]
    record: dict[str, Value] = {"price_marked": "yes", "stock": 12, "note": "a"}
    right = compare_forms(fields, record, {"price_marked": "yes", "stock": 11, "note": "b"})
    wrong = compare_forms(fields, record, {"price_marked": "yes", "stock": 40})
    closed = compare_forms(fields, record, {})

    assert [agrees(each) for each in (right, wrong, closed)] == [True, False, None]
    found = agreement_of([right, wrong, closed])
    assert (found.units, found.with_error, found.error_rate) == (2, 1, Fraction(1, 2))
    assert found.fields == {"price_marked": (0, 2), "stock": (1, 2)}
    assert agreement_of([closed]).error_rate is None


@given(st.dictionaries(st.sampled_from(["price_marked", "stock", "seen"]), st.text() | st.integers()))
def test_a_form_agrees_with_itself_and_the_order_of_the_two_says_nothing(
    form: dict[str, Value],
) -> None:
    fields = [PRICE_MARKED, STOCK, SEEN]
    other: dict[str, Value] = {"price_marked": "yes", "stock": 3, "seen": "2022-10-03"}

    assert agrees(compare_forms(fields, form, form)) is not False
    there = [each.outcome for each in compare_forms(fields, form, other)]
    assert there == [each.outcome for each in compare_forms(fields, other, form)]
