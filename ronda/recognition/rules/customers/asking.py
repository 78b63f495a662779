"""What a questionnaire asks: 5 to 12 questions with marks, at most one open one, in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("en", "es", "zh-hans")
SCALES = (5, 12)
LONGEST = 200


@dataclass(frozen=True)
class Item:
    """`kind`: scale or open; `texts` by language."""

    code: str
    kind: str
    texts: Mapping[str, str]

    def text(self, language: str) -> str:
        """In this language, or in the first that there is."""
        return self.texts.get(language) or next((each for each in self.texts.values() if each), self.code)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "kind": self.kind, "texts": dict(self.texts)}


def items_of(told: Sequence[Mapping[str, Any]]) -> list[Item]:
    return [Item(each["code"], each["kind"], each["texts"]) for each in told]


def default_items(questions: Mapping[str, Mapping[str, str]], open_question: Mapping[str, str]) -> list[Item]:
    """As the policy has them, the open question last."""
    scales = [Item(code, "scale", dict(texts)) for code, texts in questions.items()]
    return [*scales, Item("open", "open", dict(open_question))]


def item_faults(items: Sequence[Item]) -> list[tuple[str, str, str]]:
    faults = []
    scales = [each for each in items if each.kind == "scale"]
    if not SCALES[0] <= len(scales) <= SCALES[1]:
        faults.append(("items", "asks too few or too many questions", "ask between 5 and 12"))
    if sum(each.kind == "open" for each in items) > 1:
        faults.append(("items", "has more than one open question", "keep one"))
    if len({each.code for each in items}) < len(items):
        faults.append(("items", "names a question twice", "name each question once"))
    for place, each in enumerate(items):
        for language in LANGUAGES:
            text = each.texts.get(language, "").strip()
            where = f"text_{place}_{language.replace('-', '_')}"
            if not text:
                faults.append((where, "has no words in this language", "write the question in each language"))
            elif len(text) > LONGEST:
                faults.append((where, "is a question that is too long", "say it shorter"))
    return faults
