"""A blueprint as its page sends it: parts with rows, and an empty one of each to go on with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from ronda.learning.rules.exams import number_of

ROW_FIELDS = ("competence", "difficulty", "number", "points")
MOST_PARTS, MOST_ROWS = 12, 40
Fields = dict[str, str]


@dataclass
class PartFields:
    """What stands in the fields of a part."""

    code: str
    title: str = ""
    pass_mark: str = ""
    rows: list[Fields] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not self.title.strip() and not self.full_rows

    @property
    def full_rows(self) -> list[Fields]:
        return [row for row in self.rows if row["number"].strip()]


class BlueprintForm:
    """`parts` are those that are not blank and sound; `faults` are sentences."""

    def __init__(self, title: str, fields: Sequence[PartFields], *, pass_mark: str) -> None:
        self.title = title
        self.fields = [each for each in fields if not each.is_blank]
        self.pass_mark = pass_mark
        self.faults: list[str] = []
        self.parts = [part for each in self.fields if (part := self._part(each)) is not None]

    @classmethod
    def sent(cls, data: QueryDict, *, pass_mark: str) -> "BlueprintForm":
        fields = [_sent_part(data, place) for place in range(MOST_PARTS) if f"part-{place}-title" in data]
        return cls(data.get("title", ""), fields, pass_mark=pass_mark)

    @classmethod
    def kept(cls, title: str, parts: Sequence[Mapping[str, Any]], *, pass_mark: str) -> "BlueprintForm":
        fields = [
            PartFields(
                str(part["code"]),
                str(part["title"]),
                str(part["pass_mark"]),
                [{name: str(row.get(name) or "") for name in ROW_FIELDS} for row in part["rows"]],
            )
            for part in parts
        ]
        return cls(title, fields, pass_mark=pass_mark)

    @property
    def shown(self) -> list[PartFields]:
        """With the empty row and the empty part at the end."""
        blank = dict.fromkeys(ROW_FIELDS, "") | {"points": "1"}
        parts = [
            PartFields(each.code, each.title, each.pass_mark, [*each.full_rows, blank])
            for each in self.fields
        ]
        codes = {each.code for each in self.fields}
        code = next(f"part{n}" for n in range(1, MOST_PARTS + 2) if f"part{n}" not in codes)
        return [*parts, PartFields(code, "", self.pass_mark, [blank])][:MOST_PARTS]

    def _part(self, fields: PartFields) -> dict[str, Any] | None:
        where = fields.title.strip() or _("a part without a title")
        mark = number_of(fields.pass_mark)
        if not fields.title.strip() or mark is None or not 0 <= mark <= 100:
            self.faults.append(_("%(part)s: write a title, and a pass mark from 0 to 100.") % {"part": where})
            return None
        rows = [row for each in fields.full_rows if (row := self._row(where, each)) is not None]
        if not fields.full_rows:
            self.faults.append(_("%(part)s: add a row of questions.") % {"part": where})
        title = fields.title.strip()[:100]
        return {"code": fields.code, "title": title, "pass_mark": str(mark), "rows": rows} if rows else None

    def _row(self, where: str, fields: Fields) -> dict[str, Any] | None:
        number, points = fields["number"].strip(), number_of(fields["points"])
        good = number.isascii() and number.isdigit() and 0 < int(number[:4]) <= 500
        if not good or len(number) > 3 or points is None or not 0 < points <= 1000:
            said = {"part": where, "number": fields["number"]}
            self.faults.append(
                _("%(part)s: the row that asks %(number)s questions needs a number and points.") % said
            )
            return None
        return {
            "competence": int(fields["competence"]) if fields["competence"].isdigit() else None,
            "difficulty": int(fields["difficulty"]) if fields["difficulty"] in {"1", "2", "3"} else None,
            "number": int(number),
            "points": str(points),
        }


def _sent_part(data: QueryDict, place: int) -> PartFields:
    name = f"part-{place}"
    columns = [data.getlist(f"{name}-{each}")[:MOST_ROWS] for each in ROW_FIELDS]
    rows = [dict(zip(ROW_FIELDS, row, strict=True)) for row in zip(*columns, strict=False)]
    code = data.get(f"{name}-code", "")
    code = (
        code if code.isascii() and code.replace("_", "").isalnum() and len(code) <= 40 else f"part{place + 1}"
    )
    return PartFields(code, data.get(f"{name}-title", ""), data.get(f"{name}-pass_mark", ""), rows)
