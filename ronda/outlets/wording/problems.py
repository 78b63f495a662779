"""Refusals in the reader's language: the English sentence is found again, translated and filled."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from ronda.kernel.problem import Problem
from ronda.kernel.sentences import Sentences, filled

WHATS = Sentences(
    (
        _("is another outlet's"),
        _("is another product's"),
        _("is a licence that the outlet has already"),
        _("is not among your outlets"),
        _("has been taken back already"),
        _("has been accepted already"),
        _("has been corrected or withdrawn since"),
        _("has been recorded anew since"),
        _("has been edited since"),
        _("is no longer there"),
        _("is used by a %(what)s"),
        _("was given anew from %(start)s"),
        _("outlets, people or portfolios are no longer on %(start)s as they were when it was made"),
        _("has no open outlet"),
        _("has nobody in a post that holds portfolios on %(day)s"),
        _("what it corrects is known only since %(moment)s"),
        _("from %(start)s an earlier row gives it otherwise"),
        _("there is no outlet '%(code)s'"),
        _("there is no person '%(code)s'"),
        _("there is no licence '%(code)s'"),
        _("there is no centre '%(code)s'"),
        _("has half a position"),
        _("the preferred hours end at %(time)s, not after they begin"),
        _("expires on %(day)s, before it was issued"),
        _("is not among your centres' proposals"),
        _("is not yours to do"),
    )
)
REMEDIES = Sentences(
    (
        _("give a code of its own"),
        _("record what happened to it instead"),
        _("look at the code again"),
        _("look at the page again"),
        _("look at the portfolios"),
        _("take that back first"),
        _("put it right by hand"),
        _("take the %(what)s back first"),
        _("make a new proposal and look at it"),
        _("import its outlets first"),
        _("appoint an account manager, or choose another day"),
        _("record it at a later moment"),
        _("an outlet has one account manager on each day; keep one of the two rows"),
        _("add the %(noun)s first, or correct the code"),
        _("give latitude and longitude, or neither"),
        _("correct one of the two times"),
        _("correct one of the two days"),
        _("look at the list again"),
        _("ask an administrator of your company"),
    )
)


def told_problem(problem: Problem) -> str:
    """What is wrong and what to do; where it is, the form shows."""
    what, remedy = _told(problem.what, WHATS), _told(problem.remedy, REMEDIES)
    if not remedy:
        return gettext("This cannot be done: %(what)s.") % {"what": what}
    return gettext("This cannot be done: %(what)s; %(remedy)s.") % {"what": what, "remedy": remedy}


def _told(text: str, sentences: Sentences) -> str:
    found = sentences.find(text)
    return text if found is None else filled(gettext(found.sentence), found.facts)
