"""The explanation as lines of a tree: sentences, drawings, and addresses where more opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from ronda.appraisal.rules.derivation import Evidence, Node
from ronda.appraisal.wording import sentence_of
from ronda.cockpit.rules import Plot, plot_of
from ronda.cockpit.rules.cards import LINES
from ronda.cockpit.wording.cards import STATES
from ronda.kernel.period import Month
from ronda.policy import Knot

# What went as it should, and where the pool comes from, opens at a click.
CLOSED = frozenset(
    {
        "result_met",
        "process_full",
        "process_held_at_full",
        "process_exempt",
        "also_measured",
        "team",
        "post_pool",
        "rules_used",
    }
)


@dataclass(frozen=True)
class TreeLine:
    """One line; `is_open` lines show what lies under them at once, and `anchor` is where a link leads.

    `state` is the colour and the word of a line about an indicator.
    """

    sentence: str
    children: Sequence["TreeLine"]
    evidence: str
    is_open: bool
    anchor: str = ""
    state: tuple[str, str] = ("", "")
    plot: Plot | None = None
    missed: str = ""


class Teller:
    """Tells the nodes of one person's month in the reader's language; each anchor is given once."""

    def __init__(self, code: str, month: Month, currency: str, curves: Mapping[str, Sequence[Knot]]) -> None:
        self.code, self.month, self.currency, self.curves = code, month, currency, curves
        self.given: set[str] = set()

    def tell(self, node: Node, *, own: bool = True) -> TreeLine:
        """A node and everything under it; what is not `own` is the team's and has no sheet."""
        own = own and node.reason.code != "team"
        line, missed = LINES.get(node.reason.code), node.reason.code == "result_missed"
        indicator = str(node.reason.facts["indicator"]) if line else ""
        return TreeLine(
            sentence=sentence_of(node.reason, self.currency),
            anchor=self._anchor(indicator),
            children=[self.tell(child, own=own) for child in node.children],
            evidence=self.evidence(node.evidence),
            is_open=node.reason.code not in CLOSED,
            state=(STATES[line[1]][0], str(STATES[line[1]][1])) if line else ("", ""),
            plot=self.plot(node) if line else None,
            missed=reverse("missed", args=[self.code, self.month, indicator]) if missed and own else "",
        )

    def evidence(self, evidence: Evidence | None) -> str:
        """The address of the records."""
        if evidence is None:
            return ""
        address = reverse("evidence", args=[self.code, self.month])
        return f"{address}?{urlencode({'table': evidence.table, **evidence.keys})}"

    def plot(self, node: Node) -> Plot | None:
        """The curve of a line that was assessed."""
        facts = node.reason.facts
        knots = self.curves.get(str(facts["indicator"]))
        if knots is None or facts.get("attained_share") is None:
            return None
        return plot_of(knots, Decimal(facts["attained_share"] or 0), Decimal(facts["reached_points"] or 0))

    def _anchor(self, indicator: str) -> str:
        if not indicator or indicator in self.given:
            return ""
        self.given.add(indicator)
        return f"indicator-{indicator}"
