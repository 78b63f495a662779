"""The sentences of recognition: why something is refused, and what was done."""

from ronda.recognition.wording import audit, colleagues, customers, leaders, selection

AREAS = (customers, colleagues, leaders, selection, audit)
