"""The explanation as lines of a tree: sentences, and addresses where the records behind them open."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from ronda.appraisal.rules.derivation import Node
from ronda.appraisal.wording import sentence_of

# What went as it should, and where the pool comes from, opens at a click.
CLOSED = frozenset(
    {
        "result_met",
        "process_full",
        "process_held_at_full",
        "process_exempt",
        "team",
        "post_pool",
        "rules_used",
    }
)


@dataclass(frozen=True)
class TreeLine:
    """One line; `is_open` lines show what lies under them at once."""

    sentence: str
    children: Sequence["TreeLine"]
    evidence: str
    is_open: bool


def told(node: Node, evidence_address: str, currency: str) -> TreeLine:
    """A node and everything under it in the reader's language."""
    return TreeLine(
        sentence=sentence_of(node.reason, currency),
        children=[told(child, evidence_address, currency) for child in node.children],
        evidence=_address(node, evidence_address),
        is_open=node.reason.code not in CLOSED,
    )


def _address(node: Node, evidence_address: str) -> str:
    if node.evidence is None:
        return ""
    return f"{evidence_address}?{urlencode({'table': node.evidence.table, **node.evidence.keys})}"
