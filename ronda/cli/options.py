"""Options and arguments that several commands share, so that they look and fail alike."""

from pathlib import Path
from typing import Annotated

import typer

from ronda.kernel.period import Month


def read_month(text: str | Month) -> Month:
    if isinstance(text, Month):
        return text
    try:
        return Month.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


# Acted upon in `frame.prepare`, before any command is loaded: Django reads its settings once.
HomeOption = Annotated[
    Path | None,
    typer.Option("--home", metavar="FOLDER", help="The company's home folder, instead of RONDA_HOME."),
]
CompanyOption = Annotated[
    str | None,
    typer.Option("--company", metavar="CODE", help="The company; needed when the home holds several."),
]
MonthArgument = Annotated[
    Month, typer.Argument(parser=read_month, metavar="MONTH", help="The month, as 2022-10.")
]
MonthOption = Annotated[
    Month, typer.Option("--month", parser=read_month, metavar="MONTH", help="The month, as 2022-10.")
]
