"""Parts of pages: what they draw, and that what people wrote stays text."""

import json
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from ronda.design.templatetags.drawing import chart_numbers, map_points, spark
from ronda.design.templatetags.lists import address_with, chips, kept_fields

EVIL = '</script><b title="x">'


class Filter(forms.Form):
    name = forms.CharField(label="Name", required=False)
    kind = forms.ChoiceField(label="Class", required=False, choices=[("", "All"), ("a", "Large")])
    open = forms.BooleanField(label="Open", required=False)


def test_a_line_of_months_leaves_a_gap_where_there_is_no_value() -> None:
    drawn = spark([1, 2, None, 4, 5])

    assert drawn.count("<polyline") == 2
    assert 'aria-label="From 1 to 5"' in drawn


def test_a_line_without_any_value_is_a_dash() -> None:
    assert "\N{EN DASH}" in spark([None, None])
    assert "\N{EN DASH}" in spark([])


def test_a_line_of_equal_values_and_of_one_value_can_be_drawn() -> None:
    assert "<circle" in spark([3, 3, 3])
    assert "<circle" in spark([Decimal("3.5")], target=Fraction(7, 2))


def test_a_drawing_has_points_and_no_commas_in_every_language() -> None:
    with translation.override("es"):
        drawn = spark([1, Decimal("2.5"), 4], target=3)

    assert re.search(r'points="[\d., ]+"', drawn)
    assert 'viewBox="0 0 96 24"' in drawn


def test_the_words_of_a_line_are_text() -> None:
    assert "<b" not in spark([1, 2], label=EVIL)


@pytest.mark.parametrize("embed", [chart_numbers, map_points])
def test_numbers_for_the_browser_cannot_end_their_element(embed: object) -> None:
    drawn = embed({"labels": [EVIL]} if embed is chart_numbers else [{"name": EVIL}], "x")  # type: ignore[operator]

    assert drawn.startswith('<script id="x" type="application/json">')
    assert "</script><b" not in drawn
    inside = drawn.split(">", 1)[1].rsplit("<", 1)[0]
    assert EVIL in json.dumps(json.loads(inside)).replace('\\"', '"')


def test_exact_numbers_reach_the_browser_as_numbers() -> None:
    drawn = chart_numbers({"series": [{"name": "a", "values": [Decimal("97.4"), Fraction(1, 4), None]}]}, "x")

    assert "[97.4, 0.25, null]" in drawn


def test_one_thing_of_an_address_is_changed_and_the_rest_is_kept() -> None:
    request = RequestFactory().get("/list/?name=sol&page=3&columns=a,b&empty=&export=csv")

    assert address_with(request, "page", "", "sort", "-name") == "/list/?name=sol&columns=a%2Cb&sort=-name"
    assert address_with(RequestFactory().get("/list/"), "page", "") == "/list/"


def test_what_an_address_holds_is_kept_in_a_form_as_text() -> None:
    request = RequestFactory().get("/list/", {"name": EVIL, "page": "2"})

    kept = kept_fields(request, "page")

    assert "<b" not in kept
    assert 'name="name"' in kept
    assert 'name="page"' not in kept


def test_filters_that_are_set_are_told_in_words_with_a_way_to_take_each_away() -> None:
    request = RequestFactory().get("/list/?name=sol&kind=a&page=2&sort=name")

    assert chips(request, Filter(request.GET)) == [
        ("Name", "sol", "/list/?kind=a&sort=name"),
        ("Class", "Large", "/list/?name=sol&sort=name"),
    ]


@pytest.mark.parametrize("part", ["state", "notice", "card", "empty", "stat", "moment", "popover", "toast"])
def test_a_part_sees_what_it_is_given_and_never_what_its_page_holds(part: str) -> None:
    # Compiled from a file, as pages are; the page's own words must not leak into the part.
    page = engines["django"].from_string("{% load cotton %}{% cotton " + part + " %}inside{% endcotton %}")

    drawn = page.render(
        dict.fromkeys(("heading", "note", "name", "kind", "actions", "who", "href"), "LEAKED")
    )

    assert "inside" in drawn
    assert "LEAKED" not in drawn
