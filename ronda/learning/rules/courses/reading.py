"""How long reading takes."""

import re

CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def reading_seconds(text: str, *, words_a_minute: int, signs_a_minute: int) -> int:
    """Of plain text: words and Chinese signs each at their own pace; a second at least."""
    signs = len(CHINESE.findall(text))
    words = len(WORD.findall(CHINESE.sub(" ", text)))
    return max(1, round(60 * words / words_a_minute + 60 * signs / signs_a_minute))
