"""Why a person's month is what it is: a tree read off the stored tables, nothing computed twice."""

from ronda.appraisal.rules.derivation.money import SMALLEST_POST
from ronda.appraisal.rules.derivation.person import derive
from ronda.appraisal.rules.derivation.stored import Stored
from ronda.appraisal.rules.derivation.tree import Derivation, Evidence, Node, walk

__all__ = ["SMALLEST_POST", "Derivation", "Evidence", "Node", "Stored", "derive", "walk"]
