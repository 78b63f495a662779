"""Appraising a frozen month, and keeping the scores of a closing."""

from ronda.appraisal.services.results import appraise_folder, appraise_paces
from ronda.appraisal.services.scores import record_scores

__all__ = ["appraise_folder", "appraise_paces", "record_scores"]
