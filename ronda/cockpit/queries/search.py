"""One search over everything that the viewer may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.appraisal.queries import with_results
from ronda.facts.queries import Closing, closings_for
from ronda.innovation.queries.search import search_ideas, search_topics
from ronda.intake.queries import imports_for
from ronda.kernel.folding import folded
from ronda.kernel.period import Month
from ronda.outlets.queries.search import search_outlets, search_products
from ronda.people.queries.search import resembling, search_people, words_of
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class PersonFound:
    """Somebody; `month` is the newest closed one, where the viewer can open this person's result in it."""

    code: str
    name: str
    month: Month | None


@dataclass(frozen=True)
class Found:
    """What was found of each kind, one more than was asked for where there is more."""

    people: Sequence[PersonFound]
    outlets: Sequence[Any]
    products: Sequence[Any]
    ideas: Sequence[Any]
    topics: Sequence[Any]
    imports: Sequence[Any]
    months: Sequence[Month]


def search_everywhere(viewer: Viewer, asked: str, *, on: date, most: int) -> Found:
    """At most one more than `most` of each kind; of one's own company and role alone."""
    words = words_of(asked)
    closings = list(closings_for(viewer).exclude(state="frozen")) if words else []
    batches = imports_for(viewer).order_by("-pk")
    return Found(
        people=_people(viewer, asked, closings, most + 1),
        outlets=search_outlets(viewer, asked, on=on, most=most + 1),
        products=search_products(viewer, asked, most=most + 1),
        ideas=search_ideas(viewer, asked, most=most + 1),
        topics=search_topics(viewer, asked, most=most + 1),
        imports=list(resembling(batches, ("source_name",), words)[: most + 1]) if words else [],
        months=sorted({Month.parse(closing.month) for closing in closings}, reverse=True),
    )


def _people(viewer: Viewer, asked: str, closings: Sequence[Closing], most: int) -> list[PersonFound]:
    people = search_people(viewer, asked, most=most)
    newest = max(closings, key=lambda each: (each.month, each.state == "distributed", each.run), default=None)
    opened = with_results(viewer, newest, [person.code for person in people]) if newest else frozenset()
    exact = folded(asked).strip()
    month = Month.parse(newest.month) if newest else None
    found = [
        PersonFound(person.code, person.name, month if person.code in opened else None) for person in people
    ]
    return sorted(found, key=lambda person: (folded(person.code) != exact, person.code))
