"""Imports on screen: a file is looked at, tried, taken in and taken back by an administrator."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.cockpit.tests.pages_world import browser_of
from ronda.intake.models import ImportBatch, Upload
from ronda.outlets.models import Product

pytestmark = pytest.mark.django_db

GOOD = "code,name,wholesale,shelf\nN71,Harbour 750,9.00,13.50\nN72,Harbour 375,5.00,\n"
BAD = "code,name,wholesale,shelf\nN71,Harbour 750,nine,13.50\nN72,Harbour 375,5.00,7.00\n"


def send(client: Client, content: str | bytes, name: str = "products.csv", kind: str = "") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(
        reverse("intake_upload"), {"file": SimpleUploadedFile(name, data), "kind": kind}, follow=True
    )


def newest() -> Upload:
    return Upload.objects.latest("pk")


def check(client: Client, **more: str) -> Any:
    """The columns as they were guessed, and on to the trial."""
    upload = newest()
    page = client.get(reverse("intake_mapping", args=[upload.ticket]))
    form = page.context["form"]
    first = {name: form[name].value() or "" for name in form.fields}
    return client.post(reverse("intake_mapping", args=[upload.ticket]), {**first, **more}, follow=True)


def take(client: Client, **more: str) -> Any:
    return client.post(reverse("intake_take", args=[newest().ticket]), more, follow=True)


def test_a_file_is_guessed_mapped_tried_taken_in_and_taken_back(yusuf: Client, tmp_path: Path) -> None:
    assert "products.csv" in send(yusuf, GOOD).content.decode()
    assert newest().kind == "products"

    tried = check(yusuf)
    assert tried.context["found"]["created"] == 2
    assert not Product.objects.filter(code="N71").exists()

    report = take(yusuf)
    batch = ImportBatch.objects.get()
    assert report.request["PATH_INFO"] == reverse("intake_import", args=[batch.pk])
    assert (batch.created, batch.source_name, batch.by.name) == (2, "products.csv", "Yusuf")  # type: ignore[union-attr]
    assert "Products without a shelf price" in report.content.decode()
    assert list((tmp_path / "home" / "uploads").rglob("*.csv")) == []

    undone = yusuf.post(reverse("intake_undo", args=[batch.pk]), follow=True)
    assert "was taken back" in undone.content.decode()
    assert not Product.objects.filter(code="N71").exists()


def test_the_file_lies_under_a_random_name_that_only_the_server_reads_and_goes_after_use(
    yusuf: Client, tmp_path: Path
) -> None:
    send(yusuf, GOOD)
    [kept] = [path for path in (tmp_path / "home" / "uploads").rglob("*") if path.is_file()]
    assert (kept.stat().st_mode & 0o777, "products" in kept.name) == (0o600, False)

    check(yusuf)
    take(yusuf)
    assert not kept.exists()


def test_a_bad_cell_is_told_with_row_column_value_and_what_to_do_and_rows_are_left_out_by_choice(
    yusuf: Client,
) -> None:
    send(yusuf, BAD)

    page = check(yusuf)
    [error] = page.context["errors"]
    assert (error.row, error.column, error.value) == (2, "wholesale", "nine")
    assert (error.what, error.remedy) == ("'nine' is not an amount of money", "write it as 1234.50")
    marked = [cell.wrong for row in page.context["rows"] for cell in row.cells if cell.wrong]
    assert marked == ["'nine' is not an amount of money"]

    told = yusuf.get(reverse("intake_errors", args=[newest().ticket])).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(told)))[1][:3] == ["2", "wholesale", "nine"]

    take(yusuf)
    assert not ImportBatch.objects.exists()

    take(yusuf, skip_bad="on")
    batch = ImportBatch.objects.get()
    assert (batch.created, batch.left_out) == (1, 1)


def test_what_cannot_be_read_is_told_in_the_readers_language(yusuf: Client) -> None:
    yusuf.cookies["django_language"] = "es"
    send(yusuf, BAD)

    page = check(yusuf)

    [error] = page.context["errors"]
    assert error.what == "«nine» no es un importe de dinero"
    assert "no es un importe de dinero" in page.content.decode()


def test_columns_are_changed_and_the_mapping_is_kept_for_the_next_file(yusuf: Client) -> None:
    send(yusuf, "A;B;C\nN77;Seven;1.234,50\n", kind="products")

    page = check(yusuf, **{"column-code": "A", "column-name": "B", "column-wholesale": "C", "save_as": "erp"})
    assert page.context["found"]["created"] == 1
    take(yusuf)
    assert Product.objects.get(code="N77").wholesale_cents == 123450

    send(yusuf, "A;B;C\nN78;Eight;2,50\n", kind="products")
    ticket = newest().ticket
    page = yusuf.get(reverse("intake_mapping", args=[ticket]))
    assert "erp" in dict(page.context["file_form"].fields["mapping"].choices)
    yusuf.post(
        reverse("intake_mapping", args=[ticket]),
        {"file": "1", "kind": "products", "mapping": "erp", "delimiter": ";", "encoding": "utf-8"},
    )
    page = yusuf.get(reverse("intake_mapping", args=[ticket]))
    assert [choice.column for choice, _ in page.context["fields"]][:2] == ["A", "B"]


def test_a_needed_field_without_a_column_says_what_to_do_on_this_page(yusuf: Client) -> None:
    send(yusuf, "code,foo\nN71,x\n", kind="products")

    page = check(yusuf)

    assert "Name: no column was chosen; the file has: code, foo; choose its column" in " ".join(
        page.content.decode().replace("<strong>", "").replace("</strong>", "").split()
    )


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "empty.csv", "the file is empty"),
        (b"%PDF-1.7 nothing", "list.pdf", "this is no table; save it as CSV, XLSX, XLS or Parquet"),
        (b"PK\x03\x04 broken", "book.xlsx", "the workbook"),
        (b"PAR1 broken", "t.parquet", "the Parquet file cannot be read"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence_and_not_kept(
    yusuf: Client, tmp_path: Path, content: bytes, name: str, sentence: str
) -> None:
    page = send(yusuf, content, name)

    assert sentence in page.content.decode()
    assert not Upload.objects.exists()
    assert [path for path in (tmp_path / "home" / "uploads").rglob("*") if path.is_file()] == []


def test_a_bomb_is_refused_before_it_is_unpacked(yusuf: Client) -> None:
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 30_000_000)

    page = send(yusuf, packed.getvalue(), "bomb.xlsx")

    assert "times its size" in page.content.decode()


def test_a_body_that_is_too_long_is_refused_by_its_length_alone(yusuf: Client) -> None:
    answer = yusuf.generic(
        "POST",
        reverse("intake_upload"),
        b"x",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH="3000000000",
    )

    assert answer.status_code == 413
    assert "Split it into several" in answer.content.decode()


def test_sent_twice_it_is_taken_in_once(yusuf: Client) -> None:
    send(yusuf, GOOD)
    check(yusuf)

    take(yusuf)
    again = take(yusuf)

    assert ImportBatch.objects.count() == 1
    assert again.request["PATH_INFO"] == reverse("intake_import", args=[ImportBatch.objects.get().pk])


def test_cancelled_work_leaves_nothing(yusuf: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from ronda.jobs.models import Job
    from ronda.jobs.services import CancelledError

    send(yusuf, GOOD)
    check(yusuf)

    def cancelled(*args: object, **options: object) -> None:
        raise CancelledError

    monkeypatch.setattr("ronda.jobs.services.progress.Progress.__call__", cancelled)
    page = take(yusuf)

    assert Job.objects.get(kind="import").state == "cancelled"
    assert not ImportBatch.objects.exists()
    assert not Product.objects.filter(code="N71").exists()
    assert "products.csv" in page.content.decode()


def test_undoing_is_refused_with_a_sentence_when_later_data_rests_on_it(yusuf: Client) -> None:
    send(yusuf, "code,name\nC9,Ninth\n", "centres.csv")
    check(yusuf)
    take(yusuf)
    send(yusuf, "code,name,centre\nX1,Shop one,C9\n", "outlets.csv")
    check(yusuf)
    take(yusuf)
    first = ImportBatch.objects.earliest("pk")

    page = yusuf.post(reverse("intake_undo", args=[first.pk]), follow=True)

    first.refresh_from_db()
    assert first.state == "written"
    assert "is used by" in page.content.decode()


def test_the_same_file_again_changes_nothing_and_says_so(yusuf: Client) -> None:
    for _ in range(2):
        send(yusuf, GOOD)
        page = check(yusuf)
        if not page.context["nothing_new"]:
            take(yusuf)

    assert "Nothing would change" in page.content.decode()
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize("name", ["ana", "diego", "teresa", "ingrid"])
def test_an_upload_is_there_for_administrators_of_its_company_only(yusuf: Client, name: str) -> None:
    send(yusuf, GOOD)
    stranger = browser_of(name)

    for page in ("intake_mapping", "intake_check", "intake_errors"):
        assert stranger.get(reverse(page, args=[newest().ticket])).status_code == 404
    for action in ("intake_take", "intake_remove", "intake_try"):
        assert stranger.post(reverse(action, args=[newest().ticket])).status_code == 404
    assert send(stranger, GOOD).status_code == 404
    assert Upload.objects.count() == 1


def test_a_leader_reads_the_imports_and_a_director_does_not(yusuf: Client) -> None:
    send(yusuf, GOOD)
    check(yusuf)
    take(yusuf)
    number = ImportBatch.objects.get().pk

    teresa, ana, ingrid = browser_of("teresa"), browser_of("ana"), browser_of("ingrid")

    for page in (
        reverse("intake_imports"),
        reverse("intake_history"),
        reverse("intake_import", args=[number]),
    ):
        assert teresa.get(page).status_code == 200
        assert ana.get(page).status_code == 404
        assert ingrid.get(page).status_code == 404
    assert teresa.post(reverse("intake_undo", args=[number])).status_code == 404


def test_the_lists_take_as_many_statements_with_many_imports(yusuf: Client) -> None:
    counts = []
    for number in range(1, 7):
        send(yusuf, f"code,name\nQ{number},Thing {number}\n")
        check(yusuf)
        take(yusuf)
        if number in (2, 6):
            for page in ("intake_imports", "intake_history"):
                with CaptureQueriesContext(
                    connection,
                ) as queries:
                    assert yusuf.get(reverse(page)).status_code == 200
                counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 15
