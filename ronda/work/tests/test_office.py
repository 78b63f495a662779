"""Records of the office: their lines, their way, and who sees them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.work.models import OfficeRecord, Trace
from ronda.work.queries.office import late_records, lines_of, office_for, office_numbered
from ronda.work.rules.office_lines import OfficeLine, read_lines, total_cents, written_lines
from ronda.work.rules.office_steps import steps_from
from ronda.work.services.office import OfficeRow, change_record, keep_record, move_record
from ronda.work.tests.builders import Town, a_town

AT = datetime(2022, 10, 3, 8, tzinfo=UTC)
TODAY = date(2022, 10, 3)


@pytest.fixture
def town(db: None) -> Town:
    return a_town()


def kept(
    town: Town, kind: str = "purchase", who: str = "carmen", centre: str = "C1", **said: object
) -> OfficeRecord:
    row = OfficeRow(**{"title": "Stands", "day": TODAY, "owner_code": "E04", **said})  # type: ignore[arg-type]
    return keep_record(by=town.viewer_of(who), at=AT, centre_code=centre, kind=kind, row=row)


def move(town: Town, record: OfficeRecord, to: str, who: str = "ana", why: str = "") -> OfficeRecord:
    return move_record(by=town.viewer_of(who), at=AT, number=record.pk, to=to, today=TODAY, why=why)


@pytest.mark.parametrize(
    ("text", "lines", "wrong"),
    [
        ("12; Display stand; 45.00", [OfficeLine(12, "Display stand", 4500)], []),
        ("1;Cup;6,4\n\n2; Light ;0.05", [OfficeLine(1, "Cup", 640), OfficeLine(2, "Light", 5)], []),
        ("12 stands", [], [1]),
        (
            "1; Cup; 6.40\n0; Cup; 1\n1; ; 1\n1; Cup; 1.005\n-1; Cup; 2",
            [OfficeLine(1, "Cup", 640)],
            [2, 3, 4, 5],
        ),
        ("", [], []),
    ],
)
def test_lines_of_a_purchase_are_read_and_bad_ones_are_named(
    text: str, lines: list[OfficeLine], wrong: list[int]
) -> None:
    assert read_lines(text) == (lines, wrong)


names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30)
some_lines = st.lists(st.builds(OfficeLine, st.integers(1, 9999), names, st.integers(0, 10**7)), max_size=6)


@given(some_lines)
def test_written_lines_are_read_again_as_they_were(lines: list[OfficeLine]) -> None:
    assert read_lines(written_lines(lines)) == (lines, [])


def test_a_request_costs_what_its_lines_cost() -> None:
    # 12 x 45.00 + 12 x 12.90 = 540.00 + 154.80
    assert total_cents([OfficeLine(12, "Stand", 4500), OfficeLine(12, "Light", 1290)]) == 69480
    assert total_cents([]) is None


def test_a_document_is_looked_over_before_it_is_done() -> None:
    assert steps_from("document", "open") == ("review", "dropped")
    assert steps_from("document", "review") == ("done", "open", "dropped")
    assert steps_from("meeting", "open") == ("done", "dropped")


def test_a_purchase_keeps_its_lines_and_their_sum(town: Town) -> None:
    record = kept(town, lines=[OfficeLine(2, "Cup", 640)])

    found = office_numbered(town.viewer_of("ana"), record.pk)
    assert lines_of(found) == [OfficeLine(2, "Cup", 640)]
    assert found.amount_cents == 1280


def test_account_managers_see_no_record_and_other_centres_none_of_this_one(town: Town) -> None:
    kept(town)
    for who in ("diego", "elena", "ivan", "hugo"):
        with pytest.raises(NotAllowedError):
            office_for(town.viewer_of(who))

    seen = {
        who: office_for(town.viewer_of(who)).count()
        for who in (
            "ana",
            "bruno",
            "carmen",
            "leader",
            "operator",
            "director of the north",
            "hugo's operator",
        )
    }
    assert seen == {
        "ana": 1, "bruno": 1, "carmen": 1, "leader": 1, "operator": 1,
        "director of the north": 0, "hugo's operator": 0,
    }  # fmt: skip


def test_nobody_keeps_records_of_another_centre(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        kept(town, who="carmen", centre="C2")
    with pytest.raises(NotAllowedError):
        kept(town, who="diego")


def test_a_document_goes_back_with_a_reason_and_comes_again(town: Town) -> None:
    record = kept(town, kind="document")
    move(town, record, "review", who="carmen")
    with pytest.raises(RefusedError, match="has no reason"):
        move(town, record, "open")

    move(town, record, "open", why="A sentence is missing")
    move(town, record, "review", who="carmen")
    done = move(town, record, "done")

    assert (done.state, done.done_on) == ("done", TODAY)
    whys = Trace.objects.filter(about="office", what="office.open").values_list("why", flat=True)
    assert list(whys) == ["A sentence is missing"]


def test_what_is_done_is_opened_again_before_it_is_changed(town: Town) -> None:
    record = move(town, kept(town), "done")
    row = OfficeRow("Other stands", TODAY, "E04")
    with pytest.raises(RefusedError, match="is done or dropped"):
        change_record(by=town.viewer_of("ana"), at=AT, number=record.pk, row=row)

    move(town, record, "open")
    changed = change_record(by=town.viewer_of("ana"), at=AT, number=record.pk, row=row)

    assert (changed.title, changed.done_on) == ("Other stands", None)


def test_of_two_who_finish_a_record_the_second_is_told(town: Town) -> None:
    record = kept(town)
    move(town, record, "done")

    with pytest.raises(RefusedError, match="is in another state by now"):
        move(town, record, "dropped", why="Too dear")


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"due": date(2022, 10, 2)}, "lies before its day"),
        ({"owner_code": "E99"}, "there is no person E99"),
        ({"title": " "}, "title"),
    ],
)
def test_bad_input_is_refused_at_its_place(town: Town, said: dict[str, object], what: str) -> None:
    with pytest.raises(RefusedError, match=what):
        kept(town, **said)  # type: ignore[arg-type]


def test_what_is_open_past_its_day_is_late(town: Town) -> None:
    late = kept(town, due=TODAY)
    move(town, kept(town, due=TODAY), "done")
    kept(town)

    assert [each.pk for each in late_records(town.viewer_of("ana"), on=date(2022, 10, 4))] == [late.pk]
    assert not late_records(town.viewer_of("ana"), on=TODAY).exists()
