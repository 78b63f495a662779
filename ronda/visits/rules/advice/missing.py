"""Rule 2, `missing`: a product that sells where the outlet is comparable, and that it does not have."""

from collections.abc import Iterator

from ronda.visits.rules.advice.figures import Draft, OutletFigures, Terms


def drafts_of_missing(figures: OutletFigures, terms: Terms) -> Iterator[Draft]:
    """Nobody is named, and nothing is said where too few are comparable."""
    if figures.comparable < terms.least_comparable:
        return
    for each in figures.products:
        if each.recent > 0 or each.before > 0 or each.usual <= 0:
            continue
        if each.sellers < terms.sellers_share * figures.comparable:
            continue
        said = {
            "product": each.name,
            "share": round(100 * each.sellers / figures.comparable),
            "usual": each.usual,
            "margin_cents": each.unit_margin_cents,
        }
        worth = each.usual * terms.months * (each.unit_margin_cents or each.wholesale_cents or 0)
        yield Draft("missing", each.product, said, worth)
