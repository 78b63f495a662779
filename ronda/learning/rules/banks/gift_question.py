"""A question as a Moodle GIFT file writes it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Format = Literal["moodle", "html", "markdown", "plain"]
Kind = Literal["choice", "true_false", "short", "numeric", "matching", "essay", "description"]


@dataclass(frozen=True)
class Text:
    text: str
    format: Format = "moodle"


@dataclass(frozen=True)
class Number:
    """What counts as right, both ends included; `middle`: the number itself, where that was written."""

    low: Decimal
    high: Decimal
    middle: Decimal | None = None

    @property
    def tolerance(self) -> Decimal | None:
        return None if self.middle is None else self.high - self.middle


@dataclass(frozen=True)
class Choice:
    """`right`: written with `=`. `weight`: per cent of the points, -100 to 100, where it is written."""

    text: Text | Number
    right: bool
    weight: Decimal | None = None
    feedback: Text | None = None

    @property
    def percent(self) -> Decimal:
        if self.weight is not None:
            return self.weight
        return Decimal(100) if self.right else Decimal(0)


@dataclass(frozen=True)
class Pair:
    """A question of a matching question and what belongs to it; an empty one only adds a wrong answer."""

    question: Text
    answer: str


@dataclass(frozen=True)
class GiftQuestion:
    """`line`: where it begins, from 1. `blank`: text follows the answers, which stand where `_____` is."""

    line: int
    kind: Kind
    stem: Text
    title: str = ""
    category: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    blank: bool = False
    choices: tuple[Choice, ...] = ()
    pairs: tuple[Pair, ...] = ()
    is_true: bool | None = None
    if_true: Text | None = None
    if_false: Text | None = None
    feedback: Text | None = None


@dataclass(frozen=True)
class GiftFault:
    """What cannot be read, and where: the question that begins at `line` is left out, the others are not."""

    line: int
    what: str
    remedy: str


@dataclass(frozen=True)
class GiftFile:
    questions: tuple[GiftQuestion, ...]
    faults: tuple[GiftFault, ...] = ()
