"""Words are found whatever their case, accents and width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.folding import folded, variants


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Café RÍO", "cafe rio"),
        ("İstanbul", "istanbul"),
        ("Łódź Ørsted", "lodz orsted"),
        ("\uff21\uff22\uff23\uff11\uff12", "abc12"),
        ("王芳的店", "王芳的店"),
        ("서울", "서울"),
        ("e\u0301", "e"),
    ],
)
def test_case_accents_and_width_are_folded_and_other_letters_are_kept(written: str, plain: str) -> None:
    assert folded(written) == plain


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_letter_knows_every_way_to_write_it() -> None:
    assert set("eEéÉèêëẽ") <= set(variants("e"))
    assert set("nNñÑ") <= set(variants("n"))
    assert set("øØoO") <= set(variants("o"))
    assert variants("王") == "王"


def test_each_way_to_write_a_letter_folds_to_it() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz0123456789ωжй":
        assert {folded(way) for way in variants(letter)} == {folded(letter)}
