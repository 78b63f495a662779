"""The tabs of learning on its pages."""

from typing import Any

from django.template import Context, Library

from ronda.work.templatetags.sections import section_places

register = Library()


@register.inclusion_tag("work/sections.html", takes_context=True)
def learning_places(context: Context, here: str = "") -> dict[str, Any]:
    """`here` is the url name of the page that is open, or that the open page belongs to."""
    return section_places(context, "learning", here)
