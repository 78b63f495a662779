"""Names of kinds and fields, and problems, in the reader's language."""

from collections.abc import Sequence
from typing import Any

from django.template import Library

from ronda.intake.rules.fields import Field
from ronda.intake.wording import ODDITY_NAMES, ToldProblem, told
from ronda.intake.wording import field_help as help_for
from ronda.intake.wording import field_name as name_of_field
from ronda.intake.wording import kind_name as name_of_kind
from ronda.intake.wording import kind_purpose as purpose_of

register = Library()


@register.filter
def kind_name(kind: str) -> str:
    return name_of_kind(kind)


@register.filter
def kind_purpose(kind: str) -> str:
    return purpose_of(kind)


@register.filter
def field_name(name: str) -> str:
    return name_of_field(name)


@register.filter
def field_help(field: Field) -> str:
    return help_for(field)


@register.filter
def oddity_name(code: str) -> str:
    return str(ODDITY_NAMES.get(code, code.replace("_", " ")))


@register.filter
def told_problem(problem: Sequence[str] | str) -> ToldProblem:
    """A problem of a stored report."""
    return told(problem)


@register.filter
def chosen(columns: dict[str, Any], name: str) -> Any:
    return columns.get(name, "")
