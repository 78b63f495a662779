"""The sentences of an explanation, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise

from ronda.appraisal.wording.cards import CARDS
from ronda.appraisal.wording.cascade import CASCADE
from ronda.appraisal.wording.grades import GRADES
from ronda.appraisal.wording.instead import INSTEAD
from ronda.appraisal.wording.money import MONEY
from ronda.appraisal.wording.names import duty_name, indicator_name, post_name
from ronda.appraisal.wording.numbers import told
from ronda.appraisal.wording.rules import RULES
from ronda.appraisal.wording.scores import SCORES
from ronda.kernel.reason import Reason

SENTENCES: Mapping[str, Promise] = {**MONEY, **GRADES, **SCORES, **CARDS, **CASCADE, **INSTEAD, **RULES}

__all__ = ["SENTENCES", "duty_name", "indicator_name", "post_name", "sentence_of"]


def sentence_of(reason: Reason, currency: str) -> str:
    """The whole sentence of a reason; money in the company's currency."""
    return str(SENTENCES[reason.code] % told(reason.facts, currency))
