"""What the simulator writes: frozen months straight to Parquet, and whole companies into a home folder."""

from ronda.demo.services.frozen_month import write_frozen_month
from ronda.demo.services.problems import DemoError

__all__ = ["DemoError", "write_frozen_month"]
