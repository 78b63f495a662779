"""Forms: what is wrong stands on top, with a link to its place."""

from datetime import date

from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from ronda.design.forms import RondaForm


class ShopForm(RondaForm, forms.Form):
    name = forms.CharField(label="Name", help_text="As on the <licence>.")
    since = forms.DateField(label="Since")
    note = forms.CharField(label="Note", required=False)
    way = forms.ChoiceField(label="Way", choices=[("walk", "on foot")], widget=forms.RadioSelect)
    file = forms.FileField(label="File", required=False)

    send = "Keep it"


def drawn(form: forms.Form) -> str:
    template = engines["django"].from_string("{% load crispy_forms_tags %}{% crispy form %}")
    return str(template.render({"form": form}, RequestFactory().get("/")))


def test_what_is_wrong_is_counted_on_top_and_leads_to_its_field() -> None:
    page = drawn(ShopForm({"name": "", "since": "2026-13-40", "way": "walk"}))

    assert "2 things must be put right." in page
    assert '<a href="#id_name">Name</a>' in page
    assert 'id="id_since_error"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert "data-focus-first" in page


def test_a_form_in_order_has_no_summary_of_errors() -> None:
    assert "form-errors" not in drawn(ShopForm())


def test_a_day_is_asked_for_with_the_browsers_calendar_in_every_language() -> None:
    with translation.override("es"):
        form = ShopForm(initial={"since": date(2026, 10, 5)})
        page = drawn(form)

    assert 'type="date"' in page
    assert 'value="2026-10-05"' in page


def test_a_day_of_the_browsers_calendar_is_read_in_every_language() -> None:
    with translation.override("es"):
        form = ShopForm({"name": "Sol", "since": "2026-10-05", "way": "walk"})

        assert form.is_valid()
    assert form.cleaned_data["since"] == date(2026, 10, 5)


def test_fields_that_may_stay_empty_say_so() -> None:
    page = drawn(ShopForm())

    assert page.count("(optional)") == 2


def test_help_and_values_are_text_and_never_markup() -> None:
    page = drawn(ShopForm({"name": "<b>Sol</b>", "since": "", "way": "walk"}))

    assert "<b>" not in page
    assert "&lt;licence&gt;" in page


def test_a_form_carries_no_style_or_script_and_the_word_of_its_button() -> None:
    page = drawn(ShopForm({}))

    assert "style=" not in page
    assert "<script" not in page
    assert ">Keep it</button>" in page
    assert 'enctype="multipart/form-data"' in page
