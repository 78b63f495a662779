"""The change log of base data in words: one line for each field that an edit changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ronda.outlets.queries.edits import Edit
from ronda.outlets.wording import told_edits
from ronda.visits.queries.base_changes import Logged

SOURCES: Mapping[str, Promise] = {
    "visit": pgettext_lazy("source of a change", "a visit"),
    "file": pgettext_lazy("source of a change", "a file"),
    "page": pgettext_lazy("source of a change", "a page"),
    "machine": pgettext_lazy("source of a change", "import or command"),
}
FOUND: Mapping[str, Promise] = {
    "confirmed": gettext_lazy("Confirmed as recorded"),
    "changed": gettext_lazy("Found different; the information officer has it put right"),
}
# What is kept elsewhere than in the outlet's own record, by the kind of its edit.
GROUP_OF_KIND = {"licence": "management", "event": "management", "portfolio": "network"}
# The name of a column where it is not the name of the field.
FIELDS = {"centre_id": "holder"}


def told_changes(
    found: Iterable[Logged],
    groups: Mapping[str, Sequence[str]],
    currency: str,
    centres: Mapping[int, str],
) -> list[dict[str, Any]]:
    """Rows of the list; an edit of three fields is three of them."""
    group_of = {name: group for group, names in groups.items() for name in names}
    return [row for each in found for row in _rows(each, group_of, currency, centres)]


def _rows(
    each: Logged, group_of: Mapping[str, str], currency: str, centres: Mapping[int, str]
) -> Iterator[dict[str, Any]]:
    row = {
        "at": each.at,
        "name": each.name,
        "code": each.code,
        "who": each.who,
        "source": each.file or (_("visit %(number)s") % {"number": each.visit} if each.visit else ""),
        "source_kind": each.source,
        "visit": each.visit,
        "before": "",
        "after": "",
        "why": "",
        "group": "",
    }
    if not row["source"]:
        row["source"] = str(SOURCES[each.source])
    if each.edit is None:
        yield row | {"field": _("Base data"), "after": str(FOUND[each.found])}
        return
    [told] = told_edits([each.edit], currency, centres)
    row |= {"why": told.why}
    if not told.changes:
        yield row | {"field": told.what, "group": GROUP_OF_KIND.get(each.edit.kind, "")}
    for name, change in zip(_names(each.edit), told.changes, strict=True):
        of_kind = "" if each.edit.kind in {"outlet", "portfolio"} else f"{told.what}: "
        yield row | {
            "field": f"{of_kind}{change.field}",
            "before": change.before,
            "after": change.after,
            "group": GROUP_OF_KIND.get(each.edit.kind) or group_of.get(FIELDS.get(name, name), ""),
        }


def _names(edit: Edit) -> list[str]:
    """In the order in which they are told."""
    return list({**edit.before, **edit.after})
