"""Why a visit is due, as it is filled in beforehand; the visitor may choose another reason."""


def reason_for(
    *, planned: str = "", holds_outlet: bool, open_request: bool, priority: bool, alert: bool
) -> str:
    """What the plan says comes first, then what waits for an answer, what is put first, what is strange.

    A visit to an outlet of one's own is due by its frequency; nothing is guessed for anybody else.
    """
    if planned:
        return planned
    if open_request:
        return "request"
    if priority:
        return "priority"
    if alert:
        return "alert"
    return "frequency" if holds_outlet else ""
