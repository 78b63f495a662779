"""What lies behind the address that an outlet opens; looking changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from ronda.recognition.models import SurveyRound, SurveySheet

OPEN_STATES = (SurveySheet.State.DRAWN, SurveySheet.State.HANDED)


@dataclass(frozen=True)
class Opened:
    """`sheet` can be answered; `given`: it was answered already. Without both, the address is nobody's."""

    sheet: SurveySheet | None = None
    given: bool = False


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def open_sheet(token: str, at: datetime) -> Opened:
    """Unknown, expired, taken back and not yet open are the same."""
    sheet = (
        SurveySheet.objects.filter(token_digest=digest_of(token))
        .select_related("round__version", "person", "round__company")
        .first()
    )
    if sheet is None or sheet.token_until is None or sheet.token_until < at:
        return Opened()
    if sheet.state == SurveySheet.State.RETURNED:
        return Opened(given=True)
    if sheet.round.state != SurveyRound.State.OPEN or sheet.state not in OPEN_STATES:
        return Opened()
    return Opened(sheet)
