"""Outlets and products by code, name or place as somebody types them."""

from datetime import date

from ronda.kernel.folding import folded
from ronda.outlets.models import Outlet, Product
from ronda.outlets.queries.outlets import outlets_for
from ronda.outlets.queries.products import products_for
from ronda.people.queries.search import resembling, words_of
from ronda.people.rules import Viewer


def search_outlets(viewer: Viewer, asked: str, *, on: date, most: int) -> list[Outlet]:
    """So many of the viewer's outlets: one whose code it is, then by code.

    The walk follows the index of codes and ends as soon as there are enough.
    """
    words = words_of(asked)
    if not words:
        return []
    outlets = outlets_for(viewer, on=on)
    code = asked.strip()
    exact = list(outlets.filter(code__in={code, code.upper(), code.lower()})[:most])
    found = resembling(outlets, ("code", "name", "address", "city"), words).order_by("company_id", "code")
    known = {outlet.pk for outlet in exact}
    return [*exact, *(outlet for outlet in found[:most] if outlet.pk not in known)][:most]


def search_products(viewer: Viewer, asked: str, *, most: int) -> list[Product]:
    """So many of the company's products, by code."""
    words = words_of(asked)
    if not words:
        return []
    found = resembling(products_for(viewer), ("code", "name"), words).order_by("company_id", "code")
    exact = folded(asked).strip()
    return sorted(found[:most], key=lambda product: (folded(product.code) != exact, product.code))
