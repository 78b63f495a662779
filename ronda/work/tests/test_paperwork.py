"""Time on forms: what is counted, what is never believed, and who reads it."""

import pytest
from django import forms
from django.core.signing import Signer
from hypothesis import given
from hypothesis import strategies as st

from ronda.design.form_time import SHOWN, SentForm, listening, mark_of, sent_form
from ronda.design.forms import RondaForm
from ronda.work.rules.form_time import counted_seconds

HALF_AN_HOUR = 30
NOTE_FORM = "work.test_paperwork.Note 1"


class NoteForm(RondaForm, forms.Form):
    title = forms.CharField(initial="Visit")
    text = forms.CharField()


@pytest.mark.parametrize(
    ("elapsed", "active", "counted"),
    [
        (300, 120, 120),  # the browser counted less than has passed
        (300, 900, 300),  # nobody works longer than has passed
        (300, None, 300),  # no script: what has passed
        (10_800, None, 1_800),  # left open over lunch
        (10_800, 7_200, 1_800),
        (0, 5, 0),
    ],
)
def test_a_form_counts_as_long_as_it_was_worked_on_and_never_longer_than_it_was_open(
    elapsed: int, active: int | None, counted: int
) -> None:
    assert counted_seconds(elapsed, active, HALF_AN_HOUR) == counted


@given(st.integers(0, 10**6), st.none() | st.integers(0, 10**6), st.integers(1, 480))
def test_what_is_counted_fits_what_has_passed_and_what_is_believed(
    elapsed: int, active: int | None, longest: int
) -> None:
    counted = counted_seconds(elapsed, active, longest)

    assert 0 <= counted <= min(elapsed, longest * 60)
    assert active is None or counted <= active


def sent(form: forms.BaseForm) -> SentForm | None:
    return sent_form(form)


def test_a_sent_form_tells_how_many_fields_were_there_and_how_many_were_typed() -> None:
    mark = mark_of(NoteForm())
    with listening() as heard:
        form = NoteForm({SHOWN: mark, "form_active": "40", "title": "Visit", "text": "to whom it may"})
        assert form.is_valid()

    assert heard == [form]
    assert sent(form) == SentForm("work.test_paperwork.Note", 0, 40, filled=1, typed=1)


def test_a_form_with_a_fault_is_not_heard_and_keeps_its_first_mark() -> None:
    mark = mark_of(NoteForm())
    with listening() as heard:
        form = NoteForm({SHOWN: mark, "title": "Visit", "text": ""})
        assert not form.is_valid()

    assert heard == []
    assert mark_of(form) == mark


@pytest.mark.parametrize(
    "mark",
    ["", NOTE_FORM, Signer(salt="another").sign(NOTE_FORM), f"{NOTE_FORM}:forged"],
    ids=["empty", "bare", "signed elsewhere", "forged"],
)
def test_a_mark_that_we_did_not_make_tells_nothing(mark: str) -> None:
    assert sent(NoteForm({SHOWN: mark, "title": "a", "text": "b"})) is None


def test_the_mark_of_another_form_tells_nothing() -> None:
    class OtherForm(RondaForm, forms.Form):
        pass

    assert sent(NoteForm({SHOWN: mark_of(OtherForm()), "title": "a", "text": "b"})) is None
