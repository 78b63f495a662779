"""How fast lines are taken in: `python -m benchmarks.importing FILE STORES PRODUCTS` in a home of its own."""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.management import call_command

from benchmarks.measuring import cheapest, run_measured, working

AT = datetime(2022, 11, 1, tzinfo=UTC)
RUNS = 3


def report_import(data: Path | None) -> str:
    """One sentence about the lines of Linn county; where there are no public data, why not."""
    if data is None:
        return "Import: no public data sets here; set RONDA_SHARED_DATA to their folder."
    iowa = data / "iowa"
    files = [iowa / name for name in ("linn_lines_2020-11_2022-10.parquet", "iowa_products.parquet")]
    cost = cheapest([run_measured("benchmarks.importing", *map(str, files)) for _ in range(RUNS)])
    rate = cost.count / cost.work_seconds
    return (
        f"Import: {cost.count:,} lines in {cost.work_seconds:.2f} CPU seconds, {rate:,.0f} lines a second,"
        f" {cost.peak_mb:.0f} MB at most."
    )


def import_lines(lines: Path, products: Path) -> int:
    """Read, check and record the lines for an empty company; products come first and are not counted."""
    from ronda.intake.services import ImportOptions, import_file
    from ronda.people.rules import Viewer
    from ronda.people.rules.records import CentreRow
    from ronda.people.services import keep_centres, open_company

    company = open_company(at=AT, code="linn", name="Linn", country="US", currency="USD")
    by = Viewer.operator(company.pk)
    keep_centres(by=by, at=AT, rows=[CentreRow("C1", "Linn")])
    import_file(by=by, at=AT, kind="products", file=products, options=ImportOptions(mapping="iowa-products"))
    with working() as work:
        report = import_file(
            by=by,
            at=AT,
            kind="sales",
            file=lines,
            options=ImportOptions(mapping="iowa-sales", centre="C1"),
        )
        work.count = report.rows
    return report.rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["RONDA_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "ronda.config.settings"
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
        import_lines(Path(sys.argv[1]), Path(sys.argv[2]))
