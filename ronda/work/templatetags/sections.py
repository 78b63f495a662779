"""The tabs of a section on its pages."""

from typing import Any

from django.template import Context, Library
from django.urls import reverse

from ronda.work.views.sections import section_named

register = Library()


@register.inclusion_tag("work/sections.html", takes_context=True)
def section_places(context: Context, name: str, here: str = "") -> dict[str, Any]:
    """`here` is the url name of the page that is open, or that the open page belongs to."""
    viewer, section = context.get("viewer"), section_named(name)
    tabs = [
        {"place": place, "address": reverse(place.name), "here": place.name == here}
        for place in (section.places_for(viewer) if viewer else ())
    ]
    return {"tabs": tabs, "label": section.label}
