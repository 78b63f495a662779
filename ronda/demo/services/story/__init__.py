"""What the people of the demo do on the pages of work in the running month, each area by itself."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ronda.demo.rules.county_people import CENTRE, company_cast
from ronda.kernel.period import Month, Period
from ronda.people.queries import (
    company_for,
    numbers_of_centres,
    person_named,
    viewer_of_person,
    working_days_of,
)
from ronda.people.rules import Viewer


@dataclass(frozen=True)
class Scene:
    """Who acts, and when; `by` runs the machine, everybody else acts as on a page."""

    by: Viewer
    now: datetime
    centre_id: int
    centre_code: str
    working: tuple[date, ...]

    @classmethod
    def of(cls, by: Viewer, *, now: datetime) -> "Scene":
        around = Period(now.date() - timedelta(days=200), now.date() + timedelta(days=200))
        days = working_days_of(by, around, company_for(by).working_weekdays)
        return cls(by, now, numbers_of_centres(by)[CENTRE.code], CENTRE.code, tuple(sorted(days)))

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def month(self) -> Month:
        return Month.of(self.today)

    def day(self, number: int) -> date:
        """So many working days after today; before it where negative; 0 is today or the next one."""
        from_today = [day for day in self.working if day >= self.today]
        before = [day for day in self.working if day < self.today]
        return from_today[number] if number >= 0 else before[number]

    def moment(self, number: int, hour: int = 9) -> datetime:
        """That day at this hour; never later than now."""
        day = self.day(number)
        return min(
            self.now, self.now.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=0)
        )

    def viewer(self, username: str) -> Viewer:
        """As the demo's user sees it today."""
        code = next(each.code for each in company_cast("main") if each.username == username)
        return viewer_of_person(self.by.company_id, person_named(self.by, code).pk, on=self.today)

    def person_code(self, username: str) -> str:
        return next(each.code for each in company_cast("main") if each.username == username)
