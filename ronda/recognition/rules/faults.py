"""What makes a satisfaction form unsound, with what to do about it."""

from collections.abc import Iterator

from ronda.recognition.rules.records import FormRow

SCORES = range(101)


def form_faults(row: FormRow) -> Iterator[tuple[str, str]]:
    if row.score not in SCORES:
        yield f"score {row.score} is not a whole number from 0 to 100", "correct it"
