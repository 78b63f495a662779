"""What a person has before them in learning; each area brings its part when it starts."""

from ronda.work.queries.home_parts import HomePart, HomeParts, HomeRow

__all__ = ["HOME", "HomePart", "HomeRow", "add_home_part"]

HOME = HomeParts()
add_home_part = HOME.add
