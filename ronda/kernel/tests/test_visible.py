"""Signs that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.visible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\u202egnp.txt", "gnp.txt"),
        ("a\u2066b\u2069c", "abc"),
        ("bell\x07 and \x00 and \x9f", "bell and  and "),
        ("no\u200bwidth\ufeff", "nowidth"),
        ("one\r\ntwo\tthree", "one\r\ntwo\tthree"),
        ("中文, ñandú, 👩‍🌾", "中文, ñandú, 👩‍🌾"),
    ],
)
def test_what_is_read_stays_and_what_is_not_goes(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(st.text())
def test_twice_is_once_and_nothing_is_added(text: str) -> None:
    once = visible(text)

    assert visible(once) == once
    assert set(once) <= set(text)
