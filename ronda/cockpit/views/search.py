"""Search everywhere: as one types, and as a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from ronda.appraisal.wording.names import DUTIES, INDICATORS
from ronda.cockpit.queries.search import Found, PersonFound, search_everywhere
from ronda.cockpit.views.shell import LEADING_ROLES, PLACES, open_places
from ronda.cockpit.wording.search import GROUPS, KINDS, PAGES, TERMS
from ronda.design.templatetags.figures import moment, month_name
from ronda.kernel.folding import folded
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code
from ronda.work.views.sections import every_section

# How many of a kind: while somebody types, on the page, and of one kind alone.
TYPED, SHOWN, ALONE = 5, 10, 100
OF_THE_SET_UP = ("people_", "outlets_", "intake_", "targets_")


@dataclass(frozen=True)
class Hit:
    """One line; without an address it says something and leads nowhere."""

    label: str
    note: str = ""
    address: str = ""


@dataclass(frozen=True)
class Group:
    """The hits of one kind; `more` where there are others, and the address that shows them."""

    name: str
    label: str
    hits: Sequence[Hit]
    more: bool


@for_viewer
def search(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    asked, only = request.GET.get("q", "").strip()[:100], request.GET.get("of", "")
    if only and only not in GROUPS:
        raise Http404
    typed = "typed" in request.GET
    most = TYPED if typed else ALONE if only else SHOWN
    found = search_everywhere(viewer, asked, on=timezone.localdate(), most=most)
    groups = [group for group in _groups(request, viewer, found, asked, most) if only in {"", group.name}]
    context = {
        "asked": asked,
        "only": only,
        "groups": groups,
        "hits": sum(len(group.hits) for group in groups),
    }
    return render(request, "cockpit/search_found.html" if typed else "cockpit/search.html", context)


def _groups(request: HttpRequest, viewer: Viewer, found: Found, asked: str, most: int) -> Iterator[Group]:
    """Those with hits; words of pages and terms are matched in the reader's language."""
    words = folded(asked).split()

    def fits(*texts: object) -> bool:
        text = folded(" ".join(str(each) for each in texts))
        return bool(words) and all(word in text for word in words)

    hits: dict[str, list[Hit]] = {
        "people": [_person(viewer, each) for each in found.people],
        "outlets": [
            Hit(each.name, f"{each.code} · {each.centre.name}", _address("outlet", each.code))
            for each in found.outlets
        ],
        "products": [
            Hit(each.name, each.code, _managed(viewer, "outlets_product", each.pk)) for each in found.products
        ],
        "ideas": [
            Hit(each.line, f"{each.person.name} · {each.centre.name}", _address("idea", each.pk))
            for each in found.ideas
        ],
        "topics": [
            Hit(each.title, _joined(each.number, each.centre.name), _address("topic", each.pk))
            for each in found.topics
        ],
        "pages": list(_pages(request, viewer, found.months, fits)),
        "terms": list(_terms(request, viewer, found.months, fits)),
        "months": [
            Hit(month_name(month), str(month), _of_month(request, viewer, month))
            for month in found.months
            if fits(month_name(month), month)
        ],
        "imports": [
            Hit(each.source_name, moment(each.at), _address("intake_import", each.pk))
            for each in found.imports
        ],
    }
    for name, label in GROUPS.items():
        if hits[name]:
            yield Group(name, str(label), hits[name][:most], len(hits[name]) > most)


def _person(viewer: Viewer, person: PersonFound) -> Hit:
    if person.month is not None:
        return Hit(person.name, person.code, _address("person", person.code, person.month))
    return Hit(person.name, person.code, _managed(viewer, "people_person", person.code))


def _pages(
    request: HttpRequest, viewer: Viewer, months: Sequence[Month], fits: Callable[..., bool]
) -> Iterator[Hit]:
    opened = open_places(viewer)
    for name, label, _icon in PLACES:
        if name in opened and fits(label):
            yield Hit(str(label), "", _address(name))
    for section in every_section():
        fitting = [place for place in section.places if fits(section.label, place.label)]
        for place in fitting:
            if place.opens(viewer) and (address := _address(place.name)):
                yield Hit(str(place.label), str(section.label), address)
    if viewer.centre_ids and fits(PAGES["statements"]):
        yield Hit(str(PAGES["statements"]), "", _address("statements", own_code(request)))
    if viewer.roles & LEADING_ROLES and months:
        for name in ("missed_of_centre", "statements_of_month"):
            if fits(PAGES[name]):
                yield Hit(str(PAGES[name]), month_name(months[0]), _address(name, months[0]))
    for name, told in PAGES.items():
        managed = viewer.can_manage and name.startswith(OF_THE_SET_UP)
        if managed and fits(told) and (address := _address(name)):
            yield Hit(str(told), "", address)


def _terms(
    request: HttpRequest, viewer: Viewer, months: Sequence[Month], fits: Callable[..., bool]
) -> Iterator[Hit]:
    """Indicators lead to the own result; terms are explained where they stand."""
    own = _address("person", own_code(request), months[0]) if months and viewer.centre_ids else ""
    for code, label in INDICATORS.items():
        if fits(label):
            yield Hit(str(label), str(KINDS["indicator"]), f"{own}#indicator-{code}" if own else "")
    yield from (Hit(str(label), str(KINDS["duty"])) for label in DUTIES.values() if fits(label))
    yield from (Hit(str(term), str(told)) for term, told in TERMS.values() if fits(term))


def _of_month(request: HttpRequest, viewer: Viewer, month: Month) -> str:
    if "team" in open_places(viewer):
        return f"{_address('team')}?month={month}"
    return _address("person", own_code(request), month) if viewer.centre_ids else ""


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _managed(viewer: Viewer, name: str, *keys: object) -> str:
    return _address(name, *keys) if viewer.can_manage else ""


def _address(name: str, *keys: object) -> str:
    """Nothing where there is no such page."""
    try:
        return reverse(name, args=keys)
    except NoReverseMatch:
        return ""
