"""The sentences of innovation: why something is refused, and what was done."""

from ronda.innovation.wording import ideas, points, topics

AREAS = (ideas, points, topics)
