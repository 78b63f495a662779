"""The `ronda` command: one module of commands for each part of the business, listed in `frame.py`."""

from ronda.cli.frame import main

__all__ = ["main"]
