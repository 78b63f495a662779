"""Rule 1, `drop`: a product that fell against the outlet's own past."""

from collections.abc import Iterator

from ronda.visits.rules.advice.figures import Draft, OutletFigures, Terms


def drafts_of_drops(figures: OutletFigures, terms: Terms) -> Iterator[Draft]:
    """Fell by the share, and by money worth a word."""
    for each in figures.products:
        lost = each.before_cents - each.recent_cents
        if each.before <= 0 or each.recent >= each.before or lost < terms.drop_least_cents:
            continue
        if each.before - each.recent < terms.drop_share * each.before:
            continue
        fall = round(100 * (each.before - each.recent) / each.before)
        said = {
            "product": each.name,
            "recent": each.recent,
            "before": each.before,
            "fall": fall,
            "months": terms.months,
            "days": figures.days,
        }
        yield Draft("drop", each.product, said, lost)
