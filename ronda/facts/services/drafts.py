"""Result tables take their place together with what follows from them, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def moved_in(draft: Path, results: Path) -> Iterator[None]:
    """The draft's files lie in `results` from here on; where the work inside fails, they are gone again."""
    results.mkdir(exist_ok=True)
    moved: list[Path] = []
    try:
        for path in sorted(draft.iterdir()):
            moved.append(path.replace(results / path.name))
        yield
    except BaseException:
        for path in moved:
            path.unlink(missing_ok=True)
        raise
