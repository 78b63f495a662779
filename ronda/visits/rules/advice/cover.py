"""Rules 3 and 4, `low_stock` and `high_stock`: how many days the counted stock lasts at the usual sale."""

from collections.abc import Iterator

from ronda.visits.rules.advice.figures import Draft, OutletFigures, ProductFigures, Stock, Terms


def drafts_of_stock(figures: OutletFigures, terms: Terms) -> Iterator[Draft]:
    """What an outlet buys in a while is what it sells in it; without sales no cover is known."""
    products = {each.product: each for each in figures.products}
    for stock in figures.stock:
        product = products.get(stock.product)
        if product is None or product.recent <= 0 or figures.days <= 0:
            continue
        cover = stock.pieces * figures.days // product.recent
        if cover <= terms.low_cover_days:
            yield _draft("low_stock", product, stock, cover, figures.days)
        elif cover >= terms.high_cover_days:
            yield _draft("high_stock", product, stock, cover, figures.days)


def _draft(rule: str, product: ProductFigures, stock: Stock, cover: int, days: int) -> Draft:
    said = {
        "product": product.name,
        "pieces": stock.pieces,
        "cover": cover,
        "week": -(-product.recent * 7 // days),
        "counted": stock.counted_on.isoformat(),
        "recent": product.recent,
        "days": days,
    }
    tied = stock.pieces * (product.wholesale_cents or 0)
    return Draft(rule, product.product, said, product.recent_cents if rule == "low_stock" else tied)
