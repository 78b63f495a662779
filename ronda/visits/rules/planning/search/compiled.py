"""How the search is compiled: once, and kept on disk for the next process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from numba import njit

from ronda.kernel.digest import digest_tree

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """A part of the search; compiled into whatever calls it."""
    made: Function = njit(nogil=True)(function)
    return made


def kept(function: Function) -> Function:
    """The whole search, kept on disk where that can be written."""
    try:
        made: Function = njit(nogil=True, cache=True)(function)
    except RuntimeError:
        # Neither beside the source nor in a home: compiled anew in each process.
        return compiled(function)
    return made


def source_digest() -> str:
    """Of every file of the search: numba looks only at the file of the function that it keeps."""
    folder = Path(__file__).parent
    return digest_tree(folder, sorted(folder.glob("*.py")))
