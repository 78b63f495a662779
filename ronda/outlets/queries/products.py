"""The products of the viewer's company."""

from django.db.models import QuerySet

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.outlets.models import Product
from ronda.people.rules import Viewer


def products_for(viewer: Viewer) -> QuerySet[Product]:
    return Product.objects.filter(company_id=viewer.company_id)


def numbers_of_products(viewer: Viewer) -> dict[str, int]:
    return dict(products_for(viewer).values_list("code", "pk"))


def retail_prices(viewer: Viewer) -> dict[int, int]:
    """Shelf price in cents by product number; a product without one is not in it."""
    priced = products_for(viewer).filter(shelf_cents__isnull=False).values_list("pk", "shelf_cents")
    return {number: cents for number, cents in priced if cents is not None}


def product_numbered(viewer: Viewer, number: int) -> Product:
    product = products_for(viewer).filter(pk=number).first()
    if product is None:
        what = "is not among your products"
        raise RefusedError(Problem(f"product {number}", what, "look at the list again"))
    return product


def words_of_products(viewer: Viewer, column: str) -> list[str]:
    """The brands (`brand`) or the categories (`category`) that the company's products have."""
    named = products_for(viewer).exclude(**{column: ""}).order_by(column)
    return list(named.values_list(column, flat=True).distinct())
