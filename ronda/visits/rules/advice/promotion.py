"""Rule 6, `promotion`: a promotion runs for a product that the outlet hardly buys yet."""

from collections.abc import Iterator

from ronda.visits.rules.advice.figures import Draft, OutletFigures, ProductFigures, Terms


def drafts_of_promotions(figures: OutletFigures, terms: Terms) -> Iterator[Draft]:
    """Not where the outlet buys as much as is usual already."""
    products = {each.product: each for each in figures.products}
    for promotion in figures.promotions:
        product = products.get(promotion.product)
        if product is None or (product.recent > 0 and product.recent >= product.usual * terms.months):
            continue
        said = {
            "product": product.name,
            "title": promotion.title,
            "last": promotion.last.isoformat(),
            "recent": product.recent,
            "days": figures.days,
        }
        yield Draft("promotion", product.product, said, _worth(product, terms))


def _worth(product: ProductFigures, terms: Terms) -> int:
    return max(0, product.usual * terms.months - product.recent) * (product.wholesale_cents or 0)
