"""Addresses that keep what a list is asked for, and change one thing."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Library
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = Library()

PASSING = ("export", "csrfmiddlewaretoken")


@register.simple_tag
def address_with(request: HttpRequest, *changes: object) -> str:
    """This address with names and values in turn put into it; an empty value takes the name away."""
    asked = _asked(request)
    for name, value in zip(changes[::2], changes[1::2], strict=True):
        asked.pop(str(name), None)
        if value not in ("", None):
            asked[str(name)] = [str(value)]
    return f"{request.path}?{urlencode(asked, doseq=True)}" if asked else request.path


@register.simple_tag
def kept_fields(request: HttpRequest, *without: object) -> SafeString:
    """What the address holds, as hidden fields of a form that asks for something else."""
    names = {str(name) for name in without}
    pairs = [
        (name, value) for name, values in _asked(request).items() if name not in names for value in values
    ]
    return format_html_join("", '<input type="hidden" data-kept name="{}" value="{}">', pairs)


@register.simple_tag
def chips(request: HttpRequest, form: BaseForm) -> list[tuple[str, str, str]]:
    """Each filter that is set: its name, what it is set to in words, the address without it."""
    return [
        (str(field.label), words, address_with(request, field.html_name, "", "page", ""))
        for field in form
        if (words := _words(field))
    ]


@register.simple_tag
def address_without(request: HttpRequest, form: BaseForm) -> str:
    """This address with every filter of the form taken away."""
    names = [field.html_name for field in form]
    return address_with(request, *[part for name in [*names, "page"] for part in (name, "")])


@register.simple_tag
def kept_beside(request: HttpRequest, form: BaseForm) -> SafeString:
    """Order, size and columns as hidden fields of the form of filters; the page begins anew."""
    return kept_fields(request, "page", *[field.html_name for field in form])


@register.filter
def page_steps(page: Page[Any]) -> list[tuple[int, str, bool]]:
    """Number, label and whether it is this page; number nought is a gap."""
    numbers: list[tuple[int, str, bool]] = []
    if page.has_previous():
        numbers.append((page.previous_page_number(), "<", False))
    for each in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        numbers.append((each, str(each), each == page.number) if isinstance(each, int) else (0, "", False))
    if page.has_next():
        numbers.append((page.next_page_number(), ">", False))
    return numbers


def _asked(request: HttpRequest) -> dict[str, list[str]]:
    return {
        name: kept
        for name, values in request.GET.lists()
        if name not in PASSING
        and not name.endswith("-export")
        and (kept := [value for value in values if value])
    }


def _words(field: BoundField) -> str:
    value = field.value()
    if value in (None, "", False) or value == []:
        return ""
    several = value if isinstance(value, list | tuple) else [value]
    values = [str(each) for each in several if each not in (None, "")]
    named = dict(_choices(field))
    return ", ".join(named.get(each, each) for each in values)


def _choices(field: BoundField) -> Iterator[tuple[str, str]]:
    """Choices of a choice field, their groups laid flat."""
    for value, label in getattr(field.field, "choices", ()):
        pairs = label if isinstance(label, list | tuple) else [(value, label)]
        yield from ((str(each), str(words)) for each, words in pairs)
