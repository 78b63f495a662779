"""The template of a table of questions: an empty sheet, an example of each kind, what each column is."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.design.tables.xlsx_file import Sheet
from ronda.learning.models import Competence, Question
from ronda.learning.rules.banks import COLUMNS
from ronda.learning.wording.bank_columns import COLUMN_NAMES, HOW


def heads() -> list[object]:
    return [str(COLUMN_NAMES[name]) for name in COLUMNS]


def template_sheets(competences: Sequence[Competence]) -> list[Sheet]:
    how = [[str(COLUMN_NAMES[name]), str(HOW[name])] for name in COLUMNS]
    codes = [[each.code, each.title] for each in competences]
    return [
        (pgettext("exam", "Questions"), [heads()]),
        (_("Examples"), [heads(), *_examples()]),
        (_("How to"), [[_("Column"), _("What stands in it")], *how]),
        (_("Competences"), [[_("Code"), _("Competence")], *codes]),
    ]


def _examples() -> list[list[object]]:
    """By kind: the question, its answers, tolerance and unit."""
    rows: dict[str, tuple[str, str, str, str]] = {
        "single": (
            _("Where is a pack seen best?"),
            _("*At eye level\nOn the floor\nBehind the till"),
            "",
            "",
        ),
        "multiple": (_("What belongs to a display?"), _("*A price\n*A full row\nAn empty box"), "", ""),
        "true_false": (_("An order may be put off."), _("false"), "", ""),
        "numeric": (_("How many packs are in a carton?"), "10", "0", _("packs")),
        "matching": (
            _("Who does what?"),
            _("Retailer = sells\nAccount manager = advises\n= prints"),
            "",
            "",
        ),
        "ordering": (_("In which order is a visit made?"), _("Greet\nLook\nAdvise\nAgree"), "", ""),
        "short": (_("What is an empty place on a shelf called?"), _("gap\nhole | 50"), "", ""),
        "essay": (_("Why does a display fail?"), _("Names the cause | 6\nSays what to do | 4"), "", ""),
    }
    return [
        [str(Question.Kind(kind).label), stem, answers, tolerance, unit]
        for kind, (stem, answers, tolerance, unit) in rows.items()
    ]
