"""What a policy in force is called."""

from datetime import date

from ronda.policy import Parameter, Version, version_of
from ronda.policy.parameters import Origin


def a_parameter(name: str, **starts: str) -> Parameter:
    """Values by the day from which they act, each with the day on which it was announced."""
    origins = {
        date.fromisoformat(start[1:].replace("_", "-")): Origin("company", "rules", date.fromisoformat(told))
        for start, told in starts.items()
    }
    return Parameter("appraisal/cascade", name, "fraction", {}, origins, 1)


FIRST = a_parameter("relief", d2015_01_01="2014-12-01", d2026_01_01="2025-12-10")
SECOND = a_parameter("tiers", d2015_01_01="2014-11-03", d2026_01_01="2025-12-18", d2027_01_01="2026-11-02")


def test_versions_are_counted_by_days_of_change_and_name_the_last_announcement() -> None:
    second = Version(2, date(2026, 1, 1), date(2025, 12, 18))

    assert version_of([FIRST, SECOND], date(2026, 5, 1)) == second
    assert version_of([SECOND, FIRST], date(2026, 5, 1)) == second


def test_what_is_dated_later_counts_for_nothing() -> None:
    assert version_of([FIRST, SECOND], date(2025, 12, 31)).number == 1
    assert version_of([FIRST, SECOND], date(2027, 1, 1)).number == 3


def test_before_the_first_value_there_is_no_version() -> None:
    assert version_of([FIRST], date(2014, 1, 1)) == Version(0, None, None)
