"""What the simulator writes: frozen months straight to Parquet, and whole companies into a home folder."""

from ronda.demo.services.county import load_county
from ronda.demo.services.frozen_month import write_frozen_month
from ronda.demo.services.home import DemoMark
from ronda.demo.services.preparing import found_demo, prepare_home
from ronda.demo.services.problems import DemoError
from ronda.demo.services.real import load_real

__all__ = [
    "DemoError",
    "DemoMark",
    "found_demo",
    "load_county",
    "load_real",
    "prepare_home",
    "write_frozen_month",
]
