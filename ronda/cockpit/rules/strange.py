"""What looks strange in a month's facts: reported before the result, and refused by nobody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ronda.kernel.money import format_cents
from ronda.kernel.problem import Problem
from ronda.kernel.reason import Reason

# A month seldom has half or twice the sales of its neighbours; a file that came in half, or twice, has.
FAR = 2
# Below so many records, chance alone halves and doubles.
FEW = 20
NAMED = 3

KINDS: Mapping[str, str] = {
    "visits": "visits",
    "tasks": "tasks",
    "handovers": "hand-overs",
    "requests": "customer requests",
    "information_checks": "checks of base information",
    "satisfaction_forms": "customer forms",
    "listing_targets": "listing targets",
    "system_use": "days of system use",
}


@dataclass(frozen=True)
class MonthFacts:
    """A frozen month in numbers: rows by table, and its sales."""

    month: str
    rows: Mapping[str, int]
    sales_cents: int


@dataclass(frozen=True)
class Oddities:
    """What has no place: sales of outlets in nobody's book, and people by name."""

    unheld_outlets: int
    unheld_cents: int
    empty_handed: Sequence[str]
    unassessed: Sequence[str]


def strange_facts(
    now: MonthFacts, before: MonthFacts | None, year_before_cents: int, odd: Oddities, currency: str
) -> list[Problem]:
    """The most telling first; `before` is the month before, where it is closed."""
    reasons = strange_numbers(now, before, year_before_cents)
    told = [_told(reason) for reason in _together(reasons)]
    return [Problem(now.month, *words, "strange") for words in (*told, *_misplaced(odd, currency))]


def strange_numbers(now: MonthFacts, before: MonthFacts | None, year_before_cents: int) -> list[Reason]:
    """The same as data: what is missing, and what is far from what is known to compare with."""
    return [*_sales(now, before, year_before_cents), *_silent(now), *_changed(now, before)]


def _sales(now: MonthFacts, before: MonthFacts | None, year_before_cents: int) -> Iterator[Reason]:
    """Far from all that is known to compare with: the month before, and the same month a year earlier."""
    if not now.rows["lines"]:
        yield Reason("no_sales")
        return
    known = {"before": before.sales_cents if before else 0, "year_before": year_before_cents}
    compared = {name: Fraction(now.sales_cents, cents) for name, cents in known.items() if cents > 0}
    if compared and (all(part * FAR < 1 for part in compared.values()) or min(compared.values()) > FAR):
        yield Reason("sales_far", {name: round(part * 100) for name, part in compared.items()})


def _silent(now: MonthFacts) -> Iterator[Reason]:
    return (Reason.of("silent", table=table) for table in KINDS if not now.rows[table])


def _changed(now: MonthFacts, before: MonthFacts | None) -> Iterator[Reason]:
    for table in ("outlets", *KINDS) if before else ():
        count, last = now.rows[table], before.rows[table] if before else 0
        if count and max(count, last) >= FEW and (count * FAR < last or count > last * FAR):
            yield Reason.of("count_far", table=table, count=count, last=last)


def _together(reasons: Sequence[Reason]) -> Iterator[Reason]:
    """All silent kinds in one sentence, where the first of them stands."""
    silent = [str(reason.facts["table"]) for reason in reasons if reason.code == "silent"]
    for reason in reasons:
        if reason.code != "silent":
            yield reason
        elif reason.facts["table"] == silent[0]:
            yield Reason.of("silent", words=_listed([KINDS[table] for table in silent]))


def _told(reason: Reason) -> tuple[str, str]:
    """What is strange and what to do, as the terminal says it."""
    facts = reason.facts
    if reason.code == "no_sales":
        return "no sales lines", "import them with `ronda import sales FILE`, then close again"
    if reason.code == "silent":
        return f"nobody recorded {facts['words']}", "what they measure cannot be assessed"
    if reason.code == "count_far":
        words = {"outlets": "outlets", **KINDS}[str(facts["table"])]
        return f"{facts['count']} {words}, against {facts['last']} the month before", ""
    names = {"before": "last month's", "year_before": "those a year earlier"}
    told = " and ".join(f"{percent} % of {names[name]}" for name, percent in facts.items())
    return f"sales are {told}", "look whether all files were imported, and each once"


def _misplaced(odd: Oddities, currency: str) -> Iterator[tuple[str, str]]:
    if odd.unheld_outlets:
        outlets = "1 outlet" if odd.unheld_outlets == 1 else f"{odd.unheld_outlets} outlets"
        amount = f"{format_cents(odd.unheld_cents)} {currency}"
        yield (
            f"{outlets} in nobody's book, with sales of {amount}",
            "`ronda import portfolios FILE` gives them out",
        )
    if odd.empty_handed:
        yield f"no outlets are held by {_named(odd.empty_handed)}", ""
    if odd.unassessed:
        yield f"no indicator could be assessed for {_named(odd.unassessed)}", ""


def _named(names: Sequence[str]) -> str:
    others = len(names) - NAMED
    if others <= 0:
        return _listed(names)
    return f"{', '.join(names[:NAMED])} and {others} {'other' if others == 1 else 'others'}"


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
