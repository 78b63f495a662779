"""Posts as files call them: by code or by name, in any case."""

from collections.abc import Collection, Mapping

from ronda.intake.rules.header import normalised


def post_code(text: str, known: Collection[str], words: Mapping[str, str]) -> str:
    """The code that is meant; a text that means none of the known posts stays as it is.

    `words` maps other names, normalised, to the codes of the default policy.
    """
    if text in known:
        return text
    plain = normalised(text)
    by_code = {normalised(code): code for code in known}
    return by_code.get(plain) or by_code.get(normalised(words.get(plain, "")), text)
