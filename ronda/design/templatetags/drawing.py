"""Small drawings as SVG, and numbers for the large ones that the browser draws."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.template import Context, Library
from django.utils.encoding import force_str
from django.utils.html import format_html, format_html_join, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import plain_number
from ronda.kernel.tiles import origins_of

register = Library()

Number = int | float | Decimal | Fraction
WIDTH, HEIGHT, MARGIN = 96, 24, 3
EMPTY = format_html('<span class="quiet">{}</span>', "\N{EN DASH}")


@register.simple_tag
def spark(values: Any, target: Any = None, label: str = "") -> SafeString:
    """A small line of some months; a month without a value is a gap. What is already drawn stays as it is."""
    if isinstance(values, str):
        return values if isinstance(values, SafeString) else format_html("{}", values)
    line = [None if value is None else float(value) for value in values or ()]
    known = [value for value in line if value is not None]
    if not known:
        return EMPTY
    aim = float(target) if target not in (None, "") else None
    low, high = min([*known, *_given(aim)]), max([*known, *_given(aim)])
    places = [
        (_across(at, len(line)), _up(value, low, high)) for at, value in enumerate(line) if value is not None
    ]
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        label or _spark_words(known),
        _aim_line(aim, low, high),
        format_html_join("", '<polyline points="{}"/>', ((part,) for part in _runs(line, low, high))),
        format_html('<circle cx="{}" cy="{}" r="2.25"/>', *places[-1]),
    )


@register.simple_tag
def chart_numbers(data: Mapping[str, Any], name: str) -> SafeString:
    """What a chart draws, as JSON that the browser reads and never executes."""
    return json_script(_readable(data), name)


@register.simple_tag
def map_points(points: Iterable[Mapping[str, Any]], name: str) -> SafeString:
    """The points of a map, as JSON that the browser reads and never executes."""
    return json_script(_readable(list(points)), name)


@register.simple_tag(takes_context=True)
def map_tiles(context: Context) -> dict[str, str]:
    """Where the pictures under a map come from; empty means that no request leaves the house.

    The company's own address goes before that of the installation; this page's answer then allows its origin.
    """
    company, request = context.get("company"), context.get("request")
    address = getattr(company, "map_tiles", "")
    if not address:
        return {"address": settings.RONDA_TILES, "credit": settings.RONDA_TILES_CREDIT}
    if request is not None:
        request.map_origins = origins_of(address)
    return {"address": address, "credit": company.map_credit if company else ""}


def _readable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _readable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(each) for each in value]
    if isinstance(value, Decimal | Fraction):
        return float(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return value.isoformat() if isinstance(value, date) else force_str(value)


def _runs(line: Sequence[float | None], low: float, high: float) -> list[str]:
    """The pieces between the gaps; a single month becomes a short stroke."""
    runs: list[list[str]] = [[]]
    for at, value in enumerate(line):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{_across(at, len(line))},{_up(value, low, high)}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _across(at: int, number: int) -> str:
    return f"{MARGIN + (WIDTH - 2 * MARGIN) * (at / (number - 1) if number > 1 else 1):.1f}"


def _up(value: float, low: float, high: float) -> str:
    share = (value - low) / (high - low) if high > low else 0.5
    return f"{HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share:.1f}"


def _aim_line(aim: float | None, low: float, high: float) -> SafeString:
    if aim is None:
        return SafeString("")
    height = _up(aim, low, high)
    return format_html('<line x1="0" x2="{}" y1="{}" y2="{}"/>', WIDTH, height, height)


def _given(aim: float | None) -> list[float]:
    return [] if aim is None else [aim]


def _spark_words(known: Sequence[float]) -> str:
    first, last = (plain_number(Fraction(value), 2) for value in (known[0], known[-1]))
    return _("From {first} to {last}").format(first=first, last=last)
