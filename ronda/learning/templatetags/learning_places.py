"""The tabs of learning on its pages."""

from typing import Any

from django.template import Context, Library
from django.urls import reverse

from ronda.learning.views.places import places_for

register = Library()


@register.inclusion_tag("learning/places.html", takes_context=True)
def learning_places(context: Context, here: str = "") -> dict[str, Any]:
    """`here` is the url name of the page that is open, or that the open page belongs to."""
    viewer = context.get("viewer")
    places = [
        {"place": place, "address": reverse(place.name), "here": place.name == here}
        for place in (places_for(viewer) if viewer else ())
    ]
    return {"places": places}
