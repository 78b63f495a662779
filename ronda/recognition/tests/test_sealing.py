"""Letters open with both keys and with nothing less."""

import json

import pytest

from ronda.recognition.services.colleagues.sealing import (
    BrokenLetterError,
    WrongPassphraseError,
    half_open,
    is_open,
    make_key,
    open_key,
    read,
    seal,
)

CONTENT = {"rater": 7, "marks": {"3": {"ability": 4}}, "comments": {"3": "路线规划得很好"}}
WEI, TERESA = make_key("maple river stone cloud"), make_key("wind quiet lamp forest")
KEYS = {"wei": WEI.public, "teresa": TERESA.public}
WEI_OPENS = open_key(WEI.wrapped, "maple river stone cloud")
TERESA_OPENS = open_key(TERESA.wrapped, "wind quiet lamp forest")


@pytest.fixture
def letter() -> bytes:
    return seal(CONTENT, KEYS, 500)


def test_both_keys_open_a_letter_in_any_order(letter: bytes) -> None:
    one = half_open(half_open(letter, "wei", WEI_OPENS), "teresa", TERESA_OPENS)
    other = half_open(half_open(letter, "teresa", TERESA_OPENS), "wei", WEI_OPENS)

    assert read(one) == read(other) == CONTENT
    assert is_open(one)


def test_one_key_alone_reads_nothing(letter: bytes) -> None:
    half = half_open(letter, "wei", WEI_OPENS)

    assert not is_open(half)
    with pytest.raises(BrokenLetterError):
        read(half)
    with pytest.raises(BrokenLetterError):
        half_open(half, "teresa", WEI_OPENS)


def test_a_wrong_passphrase_opens_no_key_and_spaces_do_not_matter() -> None:
    with pytest.raises(WrongPassphraseError):
        open_key(WEI.wrapped, "maple river stone clouds")

    assert open_key(WEI.wrapped, "  maple river  stone cloud ")


def test_no_word_of_the_content_is_in_the_letter(letter: bytes) -> None:
    half = half_open(letter, "wei", WEI_OPENS).decode()

    assert all(word not in half for word in ("ability", "路线", "marks"))


def test_letters_are_of_one_length_whatever_they_hold() -> None:
    short, long = seal({}, KEYS, 500), seal({"comments": {"3": "x" * 400}}, KEYS, 500)

    assert len(short) == len(long)
    with pytest.raises(ValueError, match="of 500"):
        seal({"comments": {"3": "x" * 600}}, KEYS, 500)


def test_the_same_content_twice_makes_two_letters(letter: bytes) -> None:
    assert seal(CONTENT, KEYS, 500) != letter


def test_a_letter_that_was_changed_does_not_open(letter: bytes) -> None:
    kept = json.loads(letter)
    kept["content"] = (
        kept["content"][:-8] + ("AAAA" if kept["content"][-8:-4] != "AAAA" else "BBBB") + kept["content"][-4:]
    )
    changed = json.dumps(kept).encode()

    both = half_open(half_open(changed, "wei", WEI_OPENS), "teresa", TERESA_OPENS)

    with pytest.raises(BrokenLetterError):
        read(both)
