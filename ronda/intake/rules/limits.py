"""How large a file may be; a hostile or careless file is refused before it costs memory or time."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class SpreadsheetLimits:
    """Workbooks are opened in a process of their own, with these limits."""

    file_bytes: int = 5 * MEGABYTE
    unpacked_bytes: int = 50 * MEGABYTE
    ratio: int = 100
    members: int = 200
    rows: int = 200_000
    columns: int = 500
    cells: int = 4_000_000
    memory_bytes: int = 512 * MEGABYTE
    seconds: int = 20


@dataclass(frozen=True)
class Limits:
    """One kind of import: bytes on disk, bytes when unpacked, rows, columns, characters a cell."""

    file_bytes: int
    unpacked_bytes: int
    rows: int
    columns: int = 500
    cell_chars: int = 20_000
    spreadsheet: SpreadsheetLimits = SpreadsheetLimits()


MASTER_DATA = Limits(file_bytes=100 * MEGABYTE, unpacked_bytes=400 * MEGABYTE, rows=2_000_000)
SALES = Limits(file_bytes=1024 * MEGABYTE, unpacked_bytes=4096 * MEGABYTE, rows=10_000_000)


def limits_of(kind: str) -> Limits:
    return SALES if kind == "sales" else MASTER_DATA


def tell_bytes(count: int) -> str:
    return f"{count / MEGABYTE:,.1f} MB"
