"""Two deliveries at the same moment: each line counts once, whoever was first."""

from pathlib import Path
from threading import Barrier, Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.db import connection

from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import ledger_files
from ronda.outlets.services import record_sales
from ronda.outlets.tests.builders import a_delivery, a_line, a_shop_county, moment
from ronda.people.rules import Viewer

pytestmark = pytest.mark.django_db(transaction=True)

AT = moment(12)


class Writer(Thread):
    """Records its lines as soon as the other is ready too, and once more when it was overtaken."""

    def __init__(self, viewer: Viewer, lines: pa.Table, ready: Barrier) -> None:
        super().__init__()
        self.viewer, self.lines, self.ready = viewer, lines, ready
        self.told: list[str] = []

    def run(self) -> None:
        try:
            self.ready.wait(timeout=60)
            try:
                record_sales(by=self.viewer, at=AT, lines=self.lines, source="one of two")
            except RefusedError as refusal:
                self.told.append(str(refusal))
                record_sales(by=self.viewer, at=AT, lines=self.lines, source="one of two")
        finally:
            connection.close()


def test_of_two_overlapping_deliveries_at_once_each_line_counts_once(ronda_home: Path) -> None:
    county = a_shop_county()
    lines = [a_line(county, str(number)) for number in range(30)]
    ready = Barrier(2)
    writers = [Writer(county.viewer, a_delivery(part), ready) for part in (lines[:20], lines[10:])]

    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    files = ledger_files(county.viewer, [Month(2022, 10)], AT)
    held = [line_no for file in files for line_no in pq.read_table(file.path)["line_no"].to_pylist()]
    assert sorted(held, key=int) == [str(number) for number in range(30)]
    assert all("somebody else recorded sales at the same moment" in told for w in writers for told in w.told)
