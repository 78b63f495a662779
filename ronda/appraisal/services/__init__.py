"""Appraising a frozen month, and keeping the scores of a closing."""

from ronda.appraisal.services.results import appraise_folder
from ronda.appraisal.services.scores import record_scores

__all__ = ["appraise_folder", "record_scores"]
