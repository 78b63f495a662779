"""Rule 5, `margin`: the mix of products leaves the shop less than is usual where it is comparable."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from ronda.visits.rules.advice.figures import Draft, OutletFigures, ProductFigures, Terms


def drafts_of_margin(figures: OutletFigures, terms: Terms) -> Iterator[Draft]:
    """One piece of advice at most: the product with the best margin that sells less here than elsewhere."""
    if figures.comparable < terms.least_comparable:
        return
    own = _margin(figures.products, lambda each: each.recent)
    usual = _margin(figures.products, lambda each: each.comparable_quantity)
    if own is None or usual is None or usual - own < Fraction(terms.margin_gap):
        return
    sold = [each for each in figures.products if 0 < each.recent < each.usual * terms.months]
    better = [each for each in sold if (_unit(each) or 0) > own]
    if not better:
        return
    best = max(better, key=lambda each: (_unit(each) or 0, -each.product))
    said = {
        "product": best.name,
        "own": round(100 * own),
        "usual": round(100 * usual),
        "margin_cents": best.unit_margin_cents,
        "recent": best.recent,
        "days": figures.days,
    }
    gap = best.usual * terms.months - best.recent
    yield Draft("margin", best.product, said, gap * (best.unit_margin_cents or 0))


def _margin(products: Iterable[ProductFigures], pieces: Callable[[ProductFigures], int]) -> Fraction | None:
    """What is kept of the sales at shelf prices; of products whose prices are both known."""
    kept = sold = 0
    for each in products:
        unit = each.unit_margin_cents
        if unit is None:
            continue
        kept += unit * pieces(each)
        sold += (each.shelf_cents or 0) * pieces(each)
    return Fraction(kept, sold) if sold > 0 else None


def _unit(product: ProductFigures) -> Fraction | None:
    unit = product.unit_margin_cents
    return None if unit is None else Fraction(unit, product.shelf_cents or 1)
