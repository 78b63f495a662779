"""Collect the sentences that people see into the .po files; Babel does it, so GNU gettext is not needed."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
}


def extract_template(stream: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """A Django template, rewritten as calls that Babel's Python reader understands."""
    lines = templatize(stream.read().decode("utf-8")).splitlines()
    source = "\n".join(line.lstrip() for line in lines)  # a page's indentation is no Python's
    return extract_python(io.BytesIO(source.encode("utf-8")), keywords, comment_tags, options)


def collect_texts() -> Catalog:
    catalog = Catalog(project="Ronda", charset="utf-8")
    methods: list[Any] = [("**/tests/**", "ignore"), ("**.py", "python"), ("**.html", extract_template)]
    found = extract_from_dir(ROOT / "ronda", methods, keywords=KEYWORDS, comment_tags=("Translators",))
    for name, line, message, comments, context in sorted(found, key=str):
        place = f"ronda/{Path(name).as_posix()}"
        catalog.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return catalog


def update_file(path: Path, template: Catalog) -> None:
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=path.parents[1].name)
    kept_date = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    catalog.creation_date = kept_date  # a day that moves with every run would change every file
    with path.open("wb") as stream:
        # Without line numbers a moved line is no change of the file.
        write_po(stream, catalog, width=100, sort_output=True, ignore_obsolete=True, include_lineno=False)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
    django.setup()
    texts = collect_texts()
    for each in sorted((ROOT / "ronda" / "locale").glob("*/LC_MESSAGES/django.po")):
        update_file(each, texts)
        sys.stdout.write(f"{each.relative_to(ROOT)}: {len(texts)} sentences\n")
