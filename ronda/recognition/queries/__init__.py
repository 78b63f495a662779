"""Every read of recognition, for the contexts above."""

from ronda.recognition.queries.facts import forms_for, forms_in_force, known_satisfaction_forms

__all__ = ["forms_for", "forms_in_force", "known_satisfaction_forms"]
