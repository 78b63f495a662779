"""How a desk is told."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template import Library

from ronda.work.models import Trace
from ronda.work.wording import deed_sentence

register = Library()


@register.filter
def told(traces: Iterable[Trace]) -> list[dict[str, Any]]:
    """Entries of a history; what no area knows how to tell is left out."""
    found = []
    for each in traces:
        try:
            what = deed_sentence(each.what, each.said)
        except KeyError:
            continue
        who = each.done_by.name if each.done_by else ""
        found.append({"what": what, "why": each.why, "at": each.done_at, "who": who})
    return found


@register.simple_tag
def file_endings() -> str:
    """What a file that is attached may end in."""
    return ",".join(f".{ending}" for ending in settings.RONDA_ATTACHMENT_TYPES)
