"""The working method: one guiding line, three elements, five steps, each with a label by language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ELEMENTS, STEPS = 3, 5
LINE = "line"
Label = Mapping[str, str]


@dataclass(frozen=True)
class MethodPlace:
    """A place that plans and tasks are put on; `kind` is line, element or step."""

    code: str
    kind: str
    label: Label


def method_codes() -> tuple[str, ...]:
    """`line`, `element-1` … `element-3`, `step-1` … `step-5`."""
    elements = (f"element-{number}" for number in range(1, ELEMENTS + 1))
    steps = (f"step-{number}" for number in range(1, STEPS + 1))
    return (LINE, *elements, *steps)


def places_of(labels: Mapping[str, Any]) -> list[MethodPlace]:
    """The nine places in their order, with the labels of one version of the method."""
    texts = [labels[LINE], *labels["elements"], *labels["steps"]]
    return [
        MethodPlace(code, code.split("-")[0], text) for code, text in zip(method_codes(), texts, strict=True)
    ]


def in_language(texts: Label, language: str) -> str:
    """The text in this language, or in the language it is a dialect of, or in whatever there is."""
    for wanted in (language, language.split("-")[0], "en"):
        if texts.get(wanted):
            return texts[wanted]
    return next((text for text in texts.values() if text), "")
