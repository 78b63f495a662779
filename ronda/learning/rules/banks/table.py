"""Questions in a table, one a row: answers in lines as the bank's own form has them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ronda.learning.rules.banks.taken import BankFault, BankFile, BankQuestion
from ronda.learning.rules.exams.kinds import KINDS, Asked
from ronda.learning.rules.exams.lines import lines_of, shape_of

COLUMNS = (
    "kind",
    "question",
    "answers",
    "tolerance",
    "unit",
    "explanation",
    "name",
    "competence",
    "level",
    "difficulty",
    "tags",
    "key",
)
NEEDED = ("kind", "question", "answers")
IMAGE = "the image"
# Where a fault of a question stands in the table.
PLACES = {"stem": "question", "options": "answers", "value": "answers"}
Cells = Mapping[str, str]
Words = Mapping[str, str]


def taken_from_table(rows: Sequence[Sequence[str]], heads: Words, words: Words) -> BankFile:
    """`heads`: a column by what may stand above it; `words`: a kind or a difficulty by its name."""
    columns = [heads.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        lacking = (
            BankFault(1, "is not among the columns", "begin with the template", name) for name in missing
        )
        return BankFile("row", (), tuple(lacking))
    questions: list[BankQuestion] = []
    faults: list[BankFault] = []
    for place, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False) if name}
        wrong = list(_faults(place, cells, words))
        faults += wrong
        if not wrong:
            questions.append(_question(place, cells, words))
    return BankFile("row", tuple(questions), tuple(faults))


def table_of(questions: Iterable[BankQuestion]) -> Iterator[list[object]]:
    """Without its head."""
    for each in questions:
        asked = each.asked
        yield [
            asked.kind,
            asked.stem,
            lines_of(asked.kind, asked.shown, asked.key),
            asked.key.get("tolerance", ""),
            asked.shown.get("unit", ""),
            each.explanation,
            each.name,
            each.competence,
            each.level,
            each.difficulty,
            ", ".join(each.tags),
            each.source_key,
        ]


def not_in_table(question: BankQuestion) -> tuple[str, ...]:
    return (IMAGE,) if question.image is not None or question.image_text else ()


def _faults(place: int, cells: Cells, words: Words) -> Iterator[BankFault]:
    if _word(cells, "kind", words) not in KINDS:
        yield BankFault(place, "is no kind of question", "choose one of the eight kinds", "kind")
    if cells.get("difficulty") and _word(cells, "difficulty", words) not in {"1", "2", "3"}:
        yield BankFault(place, "is none of 1 to 3", "choose one", "difficulty")
    if cells.get("level") and _whole(cells["level"]) not in {"1", "2", "3", "4", "5"}:
        yield BankFault(place, "is none of 1 to 5", "choose one, or leave it empty", "level")


def _question(place: int, cells: Cells, words: Words) -> BankQuestion:
    kind = _word(cells, "kind", words)
    shown, key = shape_of(
        kind, cells.get("answers", ""), tolerance=cells.get("tolerance", ""), unit=cells.get("unit", "")
    )
    return BankQuestion(
        place,
        Asked(kind, cells.get("question", ""), shown, key),
        name=cells.get("name", ""),
        explanation=cells.get("explanation", ""),
        tags=tuple(tag.strip() for tag in cells.get("tags", "").split(",") if tag.strip()),
        competence=cells.get("competence", ""),
        level=int(_whole(cells["level"])) if cells.get("level") else None,
        difficulty=int(_word(cells, "difficulty", words) or "2"),
        source_key=cells.get("key", ""),
    )


def _word(cells: Cells, column: str, words: Words) -> str:
    said = _whole(cells.get(column, "")).casefold()
    return words.get(said, said)


def _whole(written: str) -> str:
    """A spreadsheet may write 2 as 2.0."""
    return written.removesuffix(".0")
