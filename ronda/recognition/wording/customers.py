"""Sentences about the customers' view: refusals by what the service found, deeds by what was done."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from ronda.design.templatetags.figures import day
from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "asks too few or too many questions": gettext_lazy("Ask between 5 and 12 questions with marks."),
    "has been written anew meanwhile": gettext_lazy(
        "Somebody else has changed these questions meanwhile; open the page again before you write yours."
    ),
    "has calls to be made": gettext_lazy("Some outlets that were drawn for a call are not called yet."),
    "has more than one open question": gettext_lazy("One open question is enough."),
    "has no outlets to ask": gettext_lazy(
        "No outlet is in anybody's portfolio here; give outlets to account managers first."
    ),
    "has no policy of the view": gettext_lazy(
        "Your policies say nothing about the customers' view; copy `evaluation/customers.yaml`."
    ),
    "has no sheets left to print": gettext_lazy(
        "No form is left to print: each is handed out, answered or set aside."
    ),
    "has no words in this language": gettext_lazy("Write the question in this language too."),
    "has paper that is not keyed in": gettext_lazy(
        "Some paper is not keyed in twice yet, or differs; settle it before the round is closed."
    ),
    "has sheets that nobody brings": gettext_lazy("Name somebody who hands out each person's sheets."),
    "is a call without a note": gettext_lazy("Write down in a few words what was said."),
    "is a question that is too long": gettext_lazy("Say it in at most 200 letters."),
    "is a last day put off by more than %(days)s days": gettext_lazy(
        "The last day may lie at most %(days)s days after the one that was announced at first."
    ),
    "is a last day that is over already": gettext_lazy("This day is over; choose today or a later day."),
    "is a questionnaire out of use": gettext_lazy("This questionnaire is out of use; write a new one."),
    "is a questionnaire that others ask too": gettext_lazy(
        "Rounds of others ask this questionnaire too: whoever leads the company changes it; write a copy."
    ),
    "is a questionnaire without a title": gettext_lazy("Give the questionnaire a title."),
    "is a round cancelled for no reason": gettext_lazy("Say why the round is cancelled."),
    "is a round closed early for no reason": gettext_lazy(
        "The last day is not over and forms are still out: say why you close now."
    ),
    "is a round past this step": gettext_lazy("The round is past this step; look at the page again."),
    "is a round put off for no reason": gettext_lazy("Say why the last day is put later."),
    "is a round that ends before it begins": gettext_lazy("The last day lies before the first one."),
    "is a round that is still to come": gettext_lazy("The round opens on its first day."),
    "is a round whose last day is over": gettext_lazy(
        "The last day of this round is over; put it later, or cancel the round."
    ),
    "is a round without a title": gettext_lazy("Give the round a title."),
    "is a sheet keyed in twice": gettext_lazy("Two people have keyed this sheet in; settle what differs."),
    "is a sheet not keyed in twice": gettext_lazy("A second person must key this sheet in first."),
    "is a sheet past this step": gettext_lazy("The sheet is past this step; look at the page again."),
    "is a sheet set aside for no reason": gettext_lazy("Say why."),
    "is a sheet that came back already": gettext_lazy(
        "This form came back already: the first answer stands. Keep what came later apart; it does not count."
    ),
    "is a sheet that never came back": gettext_lazy("This sheet never came back."),
    "is a sheet that you keyed in already": gettext_lazy(
        "You have keyed this sheet in; somebody else must do it the second time."
    ),
    "is a sheet without a mark": gettext_lazy("Please give at least one mark."),
    "is no later last day": gettext_lazy("Choose a day after the last day of now; no round is made shorter."),
    "is no mark of this questionnaire": gettext_lazy("Choose one of the marks."),
    "is no outcome of a call": gettext_lazy("Say how the call went."),
    "is no question of this questionnaire": gettext_lazy("The questions have changed; load the page again."),
    "is no questionnaire in use": gettext_lazy("Choose a questionnaire that is in use."),
    "is no way to set a sheet aside": gettext_lazy("Say whether the sheet is lost or was not wanted."),
    "is nobody who answers": gettext_lazy("Say who answered."),
    "is nobody who can bring sheets": gettext_lazy("Choose somebody from the list."),
    "is not among your questionnaires": gettext_lazy("This questionnaire is not there; look at the list."),
    "is not among your rounds": gettext_lazy("This round is not among yours; look at the list."),
    "is not among your sheets": gettext_lazy("This sheet is not among yours; look at the list."),
    "is put off by somebody else meanwhile": gettext_lazy(
        "Somebody else has put the last day later meanwhile; look at it and choose again if you need to."
    ),
    "is who is rated": gettext_lazy("Nobody hands out the sheets about oneself."),
    "names a question twice": gettext_lazy("Name each question once."),
}

Said = Mapping[str, Any]


def _drawn(said: Said) -> str:
    told = ngettext(
        "%(sheets)s outlet was drawn, about %(people)s people",
        "%(sheets)s outlets were drawn, about %(people)s people",
        said["sheets"],
    )
    return told % said


def _printed(said: Said) -> str:
    return ngettext("%(sheets)s sheet was printed", "%(sheets)s sheets were printed", said["sheets"]) % said


def _closed(said: Said) -> str:
    return gettext("The round was closed: %(returned)s returned, %(valid)s of them valid") % said


def _extended(said: Said) -> str:
    days = {name: day(date.fromisoformat(said[name])) for name in ("before", "after")}
    return gettext("The last day was put from %(before)s to %(after)s") % days


DEEDS: Deeds = {
    "questionnaire.made": lambda said: gettext("The questionnaire was written"),
    "questionnaire.copied": lambda said: gettext("Copied from version %(version)s of %(of)s") % said,
    "questionnaire.renamed": lambda said: gettext("%(before)s was renamed to %(after)s") % said,
    "questionnaire.written": lambda said: gettext("Version %(version)s was written") % said,
    "questionnaire.retired": lambda said: gettext("The questionnaire was put out of use"),
    "survey_round.made": lambda said: gettext("The round was planned"),
    "survey_round.drawn": _drawn,
    "survey_round.assigned": lambda said: gettext("Who hands out the sheets was named"),
    "survey_round.opened": lambda said: gettext("The round was opened"),
    "survey_round.cancelled": lambda said: gettext("The round was cancelled"),
    "survey_round.extended": _extended,
    "survey_round.printed": _printed,
    "survey_round.code_shown": lambda said: gettext("A code of sheet %(sheet)s was shown") % said,
    "survey_round.code_revoked": lambda said: gettext("The code of sheet %(sheet)s was taken back") % said,
    "survey_round.returned": lambda said: gettext("Sheet %(sheet)s came back on paper") % said,
    "survey_round.lost": lambda said: gettext("Sheet %(sheet)s was lost") % said,
    "survey_round.refused": lambda said: gettext("Sheet %(sheet)s was not wanted") % said,
    "survey_round.void": lambda said: gettext("Sheet %(sheet)s was set aside as not valid") % said,
    "survey_round.keyed": lambda said: gettext("Sheet %(sheet)s was keyed in") % said,
    "survey_round.settled": lambda said: gettext("What differed on sheet %(sheet)s was settled") % said,
    "survey_round.closed": _closed,
    "survey_round.called": lambda said: gettext("The outlet of sheet %(sheet)s was called") % said,
    "survey_round.published": lambda said: gettext("The results were published"),
}
