"""The people of the simulated county, and Hugo, who belongs to another company."""

from dataclasses import dataclass

from ronda.kernel.period import Month


@dataclass(frozen=True)
class Member:
    """One person; `seat` is a place in the region's staff, `joined` and `left` are months from the last one.

    A post puts a person in the centre; a role alone (leader, administrator) does not.
    """

    code: str
    name: str
    post: str = ""
    role: str = ""
    seat: int = -1
    wage_cents: int = 0
    joined: int = -60
    left: int | None = None
    company: str = "main"

    @property
    def username(self) -> str:
        return self.name.split()[0].lower()

    def sits_in(self, months_from_last: int) -> bool:
        ended = self.left is not None and months_from_last >= self.left
        return self.joined <= months_from_last and not ended


CAST = (
    Member("E01", "Ana Torres", "director", seat=0, wage_cents=820_000),
    Member("E02", "Omar Diallo", "deputy", seat=1, wage_cents=700_000),
    Member("E03", "Bruno Keller", "brand_manager", seat=2, wage_cents=600_000),
    Member("E04", "Carmen Ruiz", "information_officer", seat=3, wage_cents=560_000),
    Member("E05", "Diego Park", "account_manager", seat=4, wage_cents=520_000),
    Member("E06", "Elena Novak", "account_manager", seat=5, wage_cents=530_000),
    Member("E07", "Farid Haddad", "account_manager", seat=6, wage_cents=515_000),
    Member("E08", "Irina Petrova", "account_manager", seat=7, wage_cents=540_000),
    Member("E09", "Jamal Okoye", "account_manager", seat=8, wage_cents=505_000),
    Member("E10", "Kim Sato", "account_manager", seat=9, wage_cents=525_000),
    Member("E11", "Lucia Rossi", "account_manager", seat=10, wage_cents=510_000),
    Member("E12", "Pavel Novotny", "account_manager", seat=11, wage_cents=560_000, left=-1),
    Member("E13", "Noor Khan", "account_manager", seat=11, wage_cents=480_000, joined=-1),
    Member("E14", "Gao Lin", "delivery_person", wage_cents=450_000),
    Member("E15", "Sofia Lund", "market_inspector", wage_cents=500_000),
    Member("E16", "Teresa Almeida", role="leader"),
    Member("E17", "Wei Chen", role="staff_representative"),
    Member("E18", "Yusuf Demir", role="administrator"),
    Member("H01", "Hugo Meyer", "account_manager", wage_cents=500_000, company="other"),
    Member("H02", "Ingrid Holm", "director", wage_cents=800_000, company="other"),
)

STORY_MANAGERS = 8


def seated(months_from_last: int) -> dict[int, Member]:
    """Who sits on each seat of the region's staff in a month."""
    return {member.seat: member for member in CAST if member.seat >= 0 and member.sits_in(months_from_last)}


def months_between(last: Month, month: Month) -> int:
    """How far `month` lies from `last`: -1 is the month before."""
    return (month.year - last.year) * 12 + month.month - last.month
