"""Compile the translations (.po) into what Django reads (.mo), with Babel: GNU gettext is not needed."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parents[1] / "ronda" / "locale"


def compile_texts(source: Path) -> None:
    with source.open("rb") as stream:
        catalog = read_po(stream, locale=source.parents[1].name, abort_invalid=True)
    with source.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, catalog)


if __name__ == "__main__":
    sources = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    for each in sources:
        compile_texts(each)
    sys.stdout.write(f"compiled {len(sources)} translation files\n")
