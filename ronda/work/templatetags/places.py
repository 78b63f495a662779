"""The way through the pages of work, on each of them."""

from typing import Any

from django.template import Context, Library
from django.urls import reverse

from ronda.people.rules import Viewer
from ronda.work.views.places import groups_for

register = Library()


@register.inclusion_tag("work/places.html", takes_context=True)
def work_places(context: Context, here: str = "") -> dict[str, Any]:
    """`here` is the url name of the list that the page belongs to."""
    viewer = context.get("viewer")
    groups = _shown(viewer, here) if viewer else []
    return {
        "groups": groups,
        "beside": next((group["places"] for group in groups if group["here"]), []),
        "on_overview": here == "work",
    }


def _shown(viewer: Viewer, here: str) -> list[dict[str, Any]]:
    return [
        {
            "label": group.label,
            "here": group.holds(here),
            "places": [
                {"place": place, "address": reverse(place.name), "here": place.name == here}
                for place in group.places
            ],
        }
        for group in groups_for(viewer)
    ]
