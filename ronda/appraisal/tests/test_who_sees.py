"""Who may see whose month: oneself, who leads the centre, the company's leader; a colleague never."""

import pytest

from ronda.appraisal.queries import derivation_for, evidence_rows, team_table
from ronda.appraisal.rules.derivation import Evidence, derive, walk
from ronda.appraisal.tests.cast import a_viewer, code_of
from ronda.appraisal.tests.conftest import OPERATOR, Closed
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer


@pytest.mark.parametrize(
    ("viewer", "person"),
    [
        ("Diego", "Elena"),
        ("Diego", "Ana"),
        ("Bruno", "Diego"),
        ("Carmen", "Bruno"),
        ("Hugo", "Diego"),
        ("Ana", "Nobody"),
    ],
)
def test_a_month_that_is_not_ones_to_see_is_refused_like_one_that_does_not_exist(
    random_months: Closed, viewer: str, person: str
) -> None:
    with pytest.raises(NotAllowedError) as refused:
        derivation_for(a_viewer(viewer), random_months.closing, code_of(person))

    assert str(refused.value).startswith(f"the results of {code_of(person)} in 2025-09: is not yours to do")


@pytest.mark.parametrize("viewer", ["Diego", "Ana"])
def test_diego_and_his_director_read_the_same_explanation(random_months: Closed, viewer: str) -> None:
    told = derivation_for(a_viewer(viewer), random_months.closing, code_of("Diego"))

    assert told.person == "Diego"
    assert told.root.reason.code == "rolling_score"


def test_the_operator_reads_the_whole_of_it(random_months: Closed) -> None:
    told = derivation_for(OPERATOR, random_months.closing, code_of("Diego"))

    assert told.root == derivation_for(a_viewer("Ana"), random_months.closing, code_of("Diego")).root


def test_who_may_see_everybody_is_told_who_is_there_and_nobody_else_is(random_months: Closed) -> None:
    leader = Viewer(1, 1, frozenset({"leader"}), frozenset())

    for viewer in (OPERATOR, leader):
        with pytest.raises(RefusedError) as refused:
            derivation_for(viewer, random_months.closing, "W90Zz")
        assert not isinstance(refused.value, NotAllowedError)
        assert str(refused.value).startswith("2025-09: no results of W90Zz; people of this closing: W0")
    with pytest.raises(RefusedError, match=r"people of this closing: W90Diego Diego, and \d+ more$"):
        derivation_for(leader, random_months.closing, "diego")
    elsewhere = Viewer(2, 1, frozenset({"leader"}), frozenset())
    for stranger in (a_viewer("Diego"), a_viewer("Ana"), a_viewer("Hugo"), elsewhere):
        with pytest.raises(NotAllowedError):
            derivation_for(stranger, random_months.closing, "W90Zz")


def test_both_hands_of_a_handover_see_its_records_and_nobody_else_does(random_months: Closed) -> None:
    handovers = behind(random_months, "Diego", "handovers")

    for name in ("Diego", "Bruno", "Ana"):
        page = evidence_rows(a_viewer(name), random_months.closing, handovers.table, handovers.keys)
        assert [(row["owner"], row["receiver"], row["late_days"]) for row in page.rows] == [
            ("Bruno", "Diego", 1),
            ("Bruno", "Diego", 0),
        ]
    for name in ("Elena", "Carmen", "Hugo"):
        with pytest.raises(NotAllowedError):
            evidence_rows(a_viewer(name), random_months.closing, handovers.table, handovers.keys)


def test_a_colleagues_records_are_not_reached_through_ones_own_result(random_months: Closed) -> None:
    handovers = behind(random_months, "Diego", "handovers")
    elena = a_viewer("Elena").person_id or 0

    for keys in ({**handovers.keys, "owner_id": elena}, {**handovers.keys, "duty": "B2"}):
        with pytest.raises(NotAllowedError):
            evidence_rows(a_viewer("Diego"), random_months.closing, "handovers", keys)
    with pytest.raises(NotAllowedError):
        evidence_rows(a_viewer("Diego"), random_months.closing, "visits", {"spell_id": elena})


def test_records_of_the_whole_centre_are_for_those_who_work_for_the_whole_centre(
    random_months: Closed,
) -> None:
    keys = {"indicator": "centre_brand_listing"}
    diego, bruno = (a_viewer(name).person_id or 0 for name in ("Diego", "Bruno"))

    page = evidence_rows(a_viewer("Bruno"), random_months.closing, "listing", {**keys, "spell_id": bruno})
    assert page.total == 15
    with pytest.raises(NotAllowedError):
        evidence_rows(a_viewer("Diego"), random_months.closing, "listing", {**keys, "spell_id": diego})
    told = derivation_for(a_viewer("Diego"), random_months.closing, code_of("Diego"))
    team = next(node for node in walk(told.root) if node.reason.code == "team")
    assert all(node.evidence is None for node in walk(team))


def test_nobody_learns_which_outlet_gave_which_score(random_months: Closed) -> None:
    pages = [
        evidence_rows(OPERATOR, random_months.closing, "satisfaction", {"spell_id": row["spell_id"]})
        for row in random_months.rows("spells")[:40]
    ]

    assert {column for page in pages for column in page.columns} == {"score", "forms"}


def test_whose_portfolio_falls_short_is_told_to_who_leads_and_to_no_colleague(random_months: Closed) -> None:
    short = [
        node.reason.facts
        for code in random_months.codes()
        for node in walk(derive(random_months.stored(code), run=1).root)
        if node.reason.code == "book_is_short"
    ]
    stored = random_months.stored(code_of("Diego"))
    own = derivation_for(a_viewer("Diego"), random_months.closing, code_of("Diego"))

    assert short
    assert stored.unit_measures
    assert not [node for node in walk(own.root) if node.reason.code == "book_is_short"]


def test_the_team_table_shows_a_director_the_centre_and_everybody_else_oneself(
    random_months: Closed,
) -> None:
    ana, bruno, diego = (
        team_table(a_viewer(name), random_months.closing) for name in ("Ana", "Bruno", "Diego")
    )

    assert [row.person for row in ana] == ["Ana", "Bruno", "Carmen", "Diego", "Elena", "Farid"]
    assert [row.person for row in bruno] == ["Bruno"]
    assert [row.person for row in diego] == ["Diego"]
    with pytest.raises(NotAllowedError):
        team_table(a_viewer("Hugo"), random_months.closing)


def test_an_administrator_sees_nobodys_results(random_months: Closed) -> None:
    administrator = Viewer(1, None, frozenset({"administrator"}), frozenset())

    assert team_table(administrator, random_months.closing) == []
    with pytest.raises(NotAllowedError):
        derivation_for(administrator, random_months.closing, code_of("Diego"))


def behind(random_months: Closed, name: str, table: str) -> Evidence:
    told = derivation_for(a_viewer(name), random_months.closing, code_of(name))
    return next(node.evidence for node in walk(told.root) if node.evidence and node.evidence.table == table)
