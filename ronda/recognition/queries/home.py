"""What a person has before them in recognition; each area brings its part when it starts."""

from ronda.work.queries.home_parts import HomeParts

HOME = HomeParts()
