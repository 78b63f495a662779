"""Advice and sales of an outlet as pages tell them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ronda.design.templatetags import figures
from ronda.outlets.queries.outlet_sales import OutletSales
from ronda.visits.models import Advice
from ronda.visits.queries.preparing import Preparation
from ronda.visits.rules.advice.drafting import NUMBERS
from ronda.visits.wording.advice import RULES, STATES, advice_words, measured_words


@dataclass(frozen=True)
class AdviceLine:
    """One piece of advice: its words, the rule that it is cited by, and what became of it."""

    words: str
    rule: str
    number: int | None
    product: int | None
    state: str = "drafted"
    state_word: Any = ""
    state_kind: str = "plain"
    measured: str = ""
    advice: Advice | None = None

    @property
    def left_out(self) -> bool:
        return self.state == "dismissed"


def told_advice(advice: Advice, currency: str) -> AdviceLine:
    word, kind = STATES[advice.state]
    return AdviceLine(
        words=advice_words(advice.rule, advice.said, currency, advice.text),
        rule=str(RULES.get(advice.rule, _("In own words"))),
        number=NUMBERS.get(advice.rule),
        product=advice.product_id,
        state=advice.state,
        state_word=word,
        state_kind=kind,
        measured=measured_words(advice.adopted, advice.measured) if advice.rule and advice.given_on else "",
        advice=advice,
    )


def draft_lines(found: Preparation, currency: str) -> list[tuple[str, AdviceLine]]:
    """The drafts of the day with their rule's code; those that were changed stand as they were changed."""
    kept = {(each.rule, each.product_id): each for each in found.kept}
    lines = []
    for draft in found.advice.drafts:
        changed = kept.pop((draft.rule, draft.product), None)
        if changed is not None:
            lines.append((draft.rule, told_advice(changed, currency)))
            continue
        words = advice_words(draft.rule, draft.said, currency)
        line = AdviceLine(words, str(RULES[draft.rule]), NUMBERS[draft.rule], draft.product)
        lines.append((draft.rule, line))
    return [*lines, *((each.rule, told_advice(each, currency)) for each in kept.values())]


def sales_chart(sales: OutletSales, currency: str) -> dict[str, Any]:
    """Months without a delivered ledger are a gap."""
    return {
        "labels": [figures.month_name(each.month) for each in sales.months],
        "unit": "money",
        "currency": currency,
        "series": [
            {
                "name": _("Purchases"),
                "values": [each.amount_cents if each.known else None for each in sales.months],
            }
        ],
    }
