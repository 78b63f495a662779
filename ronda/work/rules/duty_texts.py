"""A duty on a card as plain data, and what is different between two versions of a card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal

STAGES = ("plan", "execute", "track", "supervise", "feed_back", "summarise")
Texts = Mapping[str, str]
Kind = Literal["new", "gone", "changed", "moved", "same"]


@dataclass(frozen=True)
class DutyTexts:
    """Texts by language; `stages` holds only those that are on, each with what is done in it."""

    code: str
    title: Texts
    stages: Mapping[str, Texts] = field(default_factory=dict)
    evidence: Texts = field(default_factory=dict)
    indicator: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class DutyChange:
    """One duty in two versions; `fields` are title, evidence, indicator and the stages that differ."""

    code: str
    kind: Kind
    before: DutyTexts | None
    after: DutyTexts | None
    fields: tuple[str, ...] = ()


def pack_duties(pack: Mapping[str, Any], post: str) -> list[DutyTexts]:
    """The duties of a post in the default pack, in their order."""
    return [DutyTexts(code, **pack["duties"][code]) for code in pack["posts"][post]]


def with_text(texts: Texts, language: str, text: str) -> dict[str, str]:
    """The same in one language; the other languages keep theirs. An empty text takes the language out."""
    kept = {code: each for code, each in texts.items() if code != language}
    return {**kept, language: text} if text else kept


def compare_duties(before: Sequence[DutyTexts], after: Sequence[DutyTexts]) -> list[DutyChange]:
    """Every duty of either version: those of the later one in its order, then what is gone."""
    earlier = {duty.code: duty for duty in before}
    later = {duty.code: duty for duty in after}
    moved = _moved([code for code in earlier if code in later], [code for code in later if code in earlier])
    found = [_change(duty, earlier.get(duty.code), duty.code in moved) for duty in after]
    return found + [DutyChange(duty.code, "gone", duty, None) for duty in before if duty.code not in later]


def _change(after: DutyTexts, before: DutyTexts | None, moved: bool) -> DutyChange:
    if before is None:
        return DutyChange(after.code, "new", None, after)
    texts = [
        name for name in ("title", "evidence", "indicator") if getattr(before, name) != getattr(after, name)
    ]
    stages = [stage for stage in STAGES if before.stages.get(stage) != after.stages.get(stage)]
    fields = (*texts, *stages)
    kind: Kind = "changed" if fields else "moved" if moved else "same"
    return DutyChange(after.code, kind, before, after, fields)


def _moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Of the duties in both, as few as could be put elsewhere to come from one order to the other."""
    stayed = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    kept = {code for block in stayed for code in after[block.b : block.b + block.size]}
    return frozenset(after) - kept
