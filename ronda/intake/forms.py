"""The shape of what is said about an upload and its way in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.intake.services import KINDS
from ronda.intake.services.uploads import FieldChoice, Reading, Said

ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1", "gb18030", "big5", "shift_jis", "cp1251")
DELIMITERS = ((",", _("comma ,")), (";", _("semicolon ;")), ("tab", _("tab")), ("|", _("bar |")))
COLUMN = "column-"


class UploadForm(forms.Form):
    """One file; what it lists is guessed where nobody says."""

    file = forms.FileField(label=_("File"), allow_empty_file=True)
    kind = forms.ChoiceField(label=_("What the file lists"), required=False)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        known = kinds or [(kind, kind) for kind in KINDS]
        self.fields["kind"].choices = [("", _("Let Ronda guess")), *known]  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """How the file as a whole is read."""

    kind = forms.ChoiceField(label=_("What the file lists"))
    mapping = forms.ChoiceField(label=_("Mapping"), required=False)
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    delimiter = forms.ChoiceField(label=_("Cells are separated by"), required=False)
    encoding = forms.ChoiceField(label=_("Encoding"), required=False)

    def __init__(
        self,
        *args: Any,
        reading: Reading,
        kinds: Sequence[tuple[str, str]],
        mappings: Sequence[str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        choices = {
            "kind": kinds,
            "mapping": [("", _("by the names of the columns")), *((name, name) for name in mappings)],
            "sheet": [(name, name) for name in reading.sheets],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
        if reading.delimiter:
            known = dict(DELIMITERS)
            mine = {"\t": "tab"}.get(reading.delimiter, reading.delimiter)
            more = [] if mine in known else [(mine, mine)]
            self.fields["delimiter"].choices = [*DELIMITERS, *more]  # type: ignore[attr-defined]
            encodings = dict.fromkeys([reading.encoding, *ENCODINGS])
            self.fields["encoding"].choices = [(each, each) for each in encodings]  # type: ignore[attr-defined]
        else:
            del self.fields["delimiter"], self.fields["encoding"]
        if len(reading.sheets) < 2:
            del self.fields["sheet"]

    def said(self, reading: Reading) -> Said:
        """Columns are guessed anew, for they may be others now."""
        told = self.cleaned_data
        delimiter = told.get("delimiter", "")
        shown = {"\t": "tab"}.get(reading.delimiter, reading.delimiter)
        return Said(
            mapping=told["mapping"],
            sheet=told.get("sheet", ""),
            delimiter="" if delimiter == shown else delimiter,
            encoding="" if told.get("encoding", "") == reading.encoding else told["encoding"],
        )


class ColumnsForm(forms.Form):
    """Which column feeds which field, and how days and decimals are written."""

    dates = forms.ChoiceField(
        label=_("Days"),
        required=False,
        choices=(
            ("", _("decided by the whole column")),
            ("ymd", _("year, month, day")),
            ("dmy", _("day, month, year")),
            ("mdy", _("month, day, year")),
        ),
    )
    decimal = forms.ChoiceField(
        label=_("Decimals"),
        required=False,
        choices=(
            ("", _("decided by the whole column")),
            (".", _("begin with a point")),
            (",", _("begin with a comma")),
        ),
    )
    centre = forms.ChoiceField(label=_("Centre of rows that name none"), required=False)
    only_column = forms.ChoiceField(label=_("Only rows whose column"), required=False)
    only_value = forms.CharField(label=_("has the value"), required=False, max_length=200)
    known_outlets = forms.BooleanField(label=_("Only sales of outlets on record"), required=False)
    save_as = forms.CharField(label=_("Keep this mapping under the name"), required=False, max_length=60)

    def __init__(
        self, *args: Any, reading: Reading, centres: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        names = [(name, name) for name in reading.names]
        choices = {
            "centre": [("", _("none")), *centres],
            "only_column": [("", _("all rows")), *names],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
        if reading.kind != "sales":
            del self.fields["known_outlets"]
        for choice in reading.fields:
            self.fields[COLUMN + choice.field.name] = forms.ChoiceField(
                required=False, choices=[("", _("no column")), *names], initial=choice.column
            )

    def rows(self, reading: Reading) -> list[tuple[FieldChoice, Any]]:
        return [(choice, self[COLUMN + choice.field.name]) for choice in reading.fields]

    def said(self, before: Said) -> Said:
        told = self.cleaned_data
        columns = {
            name.removeprefix(COLUMN): column
            for name, column in told.items()
            if name.startswith(COLUMN) and column
        }
        names = ("dates", "decimal", "centre", "only_column", "only_value", "known_outlets", "save_as")
        return replace(before, columns=columns, **{name: told[name] for name in names if name in told})

    @classmethod
    def first(cls, said: Said) -> dict[str, Any]:
        names = ("dates", "decimal", "centre", "only_column", "only_value", "known_outlets", "save_as")
        return {name: getattr(said, name) for name in names}


class TakeForm(forms.Form):
    """Whether rows with errors are left out, by explicit choice."""

    skip_bad = forms.BooleanField(required=False)


class HistoryForm(forms.Form):
    """What of the history of imports is shown; the address keeps it."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=(("", _("all")), ("written", _("in force")), ("undone", _("taken back"))),
    )
    name = forms.CharField(
        label=_("File"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("all kinds")), *kinds]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """What was understood of it; anything else asks for nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
