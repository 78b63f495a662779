"""What a person said about how an upload is to be read."""

from collections.abc import Mapping as Table
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from ronda.intake.models import Upload
from ronda.intake.queries import upload_for
from ronda.intake.rules.mapping import DayOrder, DecimalMark, Mapping
from ronda.intake.services.mappings import mapping_named
from ronda.intake.services.options import ImportOptions
from ronda.intake.services.uploads.keeping import look_again
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Said:
    """`columns` None: Ronda's guess, or the named mapping's, still stands; else exactly these."""

    mapping: str = ""
    columns: Table[str, str] | None = None
    sheet: str = ""
    dates: DayOrder = ""
    decimal: DecimalMark = ""
    encoding: str = ""
    delimiter: str = ""
    centre: str = ""
    only_column: str = ""
    only_value: str = ""
    known_outlets: bool = False
    save_as: str = ""
    skip_bad: bool = False

    @classmethod
    def of(cls, upload: Upload) -> "Said":
        return cls(**upload.said)

    def as_json(self) -> dict[str, Any]:
        told = asdict(replace(self, columns=None if self.columns is None else dict(self.columns)))
        return {
            name: value for name, value in told.items() if value or (name == "columns" and value is not None)
        }


def say_how(*, by: Viewer, at: datetime, ticket: str, said: Said) -> Upload:
    """Keep it for the trial; an earlier trial no longer counts."""
    del at
    upload = upload_for(by, ticket)
    before = Said.of(upload)
    named = mapping_named(by, said.mapping, upload.kind) if said.mapping else None
    encoding = said.encoding or (named.encoding if named else "")
    delimiter = said.delimiter or (named.delimiter if named else "")
    if (said.encoding, said.delimiter, said.mapping) != (before.encoding, before.delimiter, before.mapping):
        look_again(upload, encoding=encoding, delimiter=delimiter)
    upload.said, upload.found = said.as_json(), None
    upload.save(update_fields=["seen", "said", "found"])
    return upload


def options_of(by: Viewer, upload: Upload, *, trying: bool) -> ImportOptions:
    """The same that the command line could have been told."""
    said = Said.of(upload)
    named = mapping_named(by, said.mapping, upload.kind) if said.mapping else None
    whole = named
    if said.columns is not None:
        whole = replace(
            named or Mapping(upload.kind, {}),
            columns={name: (column,) for name, column in said.columns.items()},
        )
    return ImportOptions(
        only=((said.only_column, said.only_value),) if said.only_column and said.only_value else (),
        known_outlets=said.known_outlets,
        centre=said.centre,
        sheet=said.sheet,
        dates=said.dates,
        decimal=said.decimal,
        skip_bad=said.skip_bad,
        dry_run=trying,
        save_mapping="" if trying else said.save_as,
        whole=whole and _written(whole, said),
        encoding=said.encoding,
        delimiter=said.delimiter,
        source=upload.name,
        upload="" if trying else upload.ticket,
    )


def _written(mapping: Mapping, said: Said) -> Mapping:
    return replace(
        mapping,
        encoding=said.encoding or mapping.encoding,
        delimiter=said.delimiter or mapping.delimiter,
        sheet=said.sheet or mapping.sheet,
    )
