"""Opening a file by what is in it, not by its name."""

import contextlib
import gzip
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from ronda.intake.rules.limits import Limits, tell_bytes
from ronda.intake.rules.source import Preview, SourceTable, UnreadableError
from ronda.intake.services.options import Progress, tell_nobody
from ronda.intake.services.parquet_file import ParquetFile
from ronda.intake.services.text_file import TextFile
from ronda.intake.services.workbook import Workbook

_CHUNK = 1024 * 1024


class Source(Protocol):
    """One file as sheets of text; the columns of a sheet are read once it is known which are needed."""

    def previews(self) -> Sequence[Preview]: ...

    def read(
        self, sheet: str, header_row: int, columns: dict[str, int], tell: Progress = tell_nobody
    ) -> SourceTable: ...


@contextlib.contextmanager
def open_source(path: Path, limits: Limits, *, encoding: str = "", delimiter: str = "") -> Iterator[Source]:
    """The file as a Source; raises UnreadableError with what is wrong with it."""
    size = _size_of(path, limits)
    with contextlib.ExitStack() as stack:
        head = _head_of(path)
        if head.startswith(b"\x1f\x8b"):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="ronda-import-"))
            path, size = _unpack(path, Path(folder), limits)
            head = _head_of(path)
        if head.startswith(b"PAR1"):
            yield ParquetFile(path, limits)
        elif head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
            yield Workbook(path, size, limits.spreadsheet)
        elif head.startswith(
            (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf")
        ):
            raise UnreadableError("this is no table; save it as CSV, XLSX, XLS or Parquet")
        else:
            yield TextFile(path, limits, encoding=encoding, delimiter=delimiter)


def _size_of(path: Path, limits: Limits) -> int:
    if not path.exists():
        raise UnreadableError("there is no such file; look at its name and folder")
    if not path.is_file():
        raise UnreadableError("this is not a file; name one CSV, XLSX, XLS or Parquet file")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableError("the file is empty")
    if size > limits.file_bytes:
        raise UnreadableError(
            f"the file has {tell_bytes(size)}, more than the {tell_bytes(limits.file_bytes)} allowed; "
            "split it into several"
        )
    return size


def _head_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(8)
    except OSError as error:
        raise UnreadableError(f"the file cannot be opened ({error.strerror})") from None


def _unpack(path: Path, folder: Path, limits: Limits) -> tuple[Path, int]:
    """The gzip's content as a file beside nothing else, cut off at the cap."""
    target, size = folder / "content", 0
    try:
        with gzip.open(path) as packed, target.open("wb") as unpacked:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                if size > limits.unpacked_bytes:
                    raise UnreadableError(
                        f"unpacked, the file has more than the {tell_bytes(limits.unpacked_bytes)} allowed; "
                        "split it into several"
                    )
                unpacked.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise UnreadableError("the packed file is damaged; copy or download it again") from None
    if size == 0:
        raise UnreadableError("the packed file is empty")
    return target, size
