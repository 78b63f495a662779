"""The sentences of outlets, portfolios and licences."""

from ronda.outlets.wording.deeds import deed_sentence
from ronda.outlets.wording.edits import told_edits
from ronda.outlets.wording.problems import told_problem
from ronda.outlets.wording.proposals import proposal_sentence

__all__ = ["deed_sentence", "proposal_sentence", "told_edits", "told_problem"]
