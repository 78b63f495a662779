"""Texts that a company keeps in several languages, in the reader's."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.template import Library
from django.utils.translation import get_language

from ronda.people.wording.indicators import indicator_name as name_of_indicator
from ronda.work.rules.method_labels import in_language
from ronda.work.wording.cards import FIELDS, STAGES
from ronda.work.wording.posts import card_post_name

register = Library()


@register.filter
def in_words(texts: Mapping[str, str] | None) -> str:
    """In the reader's language, or in whatever there is."""
    return in_language(texts or {}, get_language() or "en")


@register.filter
def stage_lines(duty: Any) -> list[tuple[str, str]]:
    """Name and text of each stage of a duty that is on, in the order of the loop."""
    stages = duty.stages if duty is not None else {}
    return [(str(label), in_words(stages[stage])) for stage, label in STAGES.items() if stage in stages]


@register.filter
def field_names(fields: Iterable[str]) -> str:
    """The parts of a duty that differ, as one list of words."""
    return ", ".join(str(FIELDS.get(name) or STAGES[name]) for name in fields)


@register.filter
def indicator_name(code: str) -> str:
    return name_of_indicator(code)


@register.filter
def card_post(code: str) -> str:
    """A post's name; a leader of the company counts as one."""
    return card_post_name(code)
