"""What would have changed a month: the exact rules once more, on a copy of one person's lines and claims.

Other people's cards stay as they are, and so does what a short spell takes from its unit.
"""

from ronda.appraisal.rules.counterfactual.improvement import Improvement, improvements_for
from ronda.appraisal.rules.counterfactual.month import score_with, what_would_change

__all__ = ["Improvement", "improvements_for", "score_with", "what_would_change"]
