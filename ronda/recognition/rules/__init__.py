"""What recognition records, and what keeps it out."""

from ronda.recognition.rules.records import FormRow

__all__ = ["FormRow"]
