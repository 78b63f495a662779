"""Documents: data are data, whatever they look like, in three scripts."""

from pathlib import Path

from django.utils.translation import override

from ronda.design.pdf import pdf_answer, pdf_of

SOURCE = "#head(data.title, data.below)\n#listing(data.heads, data.rows, columns: (1fr, auto))\n"


def made(tmp_path: Path, title: str) -> bytes:
    source = tmp_path / "paper.typ"
    source.write_text(SOURCE, encoding="utf-8")
    data = {"title": title, "below": "ñandú", "heads": ["Día", "公里"], "rows": [["周一", "12"]]}
    return pdf_of(source, data)


def test_a_document_is_a_pdf_and_twice_the_same(tmp_path: Path) -> None:
    first, second = made(tmp_path, "月计划"), made(tmp_path, "月计划")

    assert first.startswith(b"%PDF-")
    assert first == second


def test_what_looks_like_source_is_only_text(tmp_path: Path) -> None:
    with override("zh-hans"):
        assert made(tmp_path, '#panic("x") $ [ *b* \\ " #import "/etc/passwd": *').startswith(b"%PDF-")


def test_a_document_is_handed_over_under_its_name() -> None:
    answer = pdf_answer("ronda-plan.pdf", b"%PDF-")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="ronda-plan.pdf"'
