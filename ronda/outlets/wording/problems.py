"""Refusals in the reader's language: the English problem is found again, and a whole sentence told for it."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.kernel.problem import Problem
from ronda.kernel.sentences import Sentences, filled

# What a service found, and how a page tells it.
TOLD = {
    "is another outlet's": _("Another outlet has this code; give a code of its own."),
    "is another product's": _("Another product has this code; give a code of its own."),
    "is a licence that the outlet has already": _(
        "The outlet has a licence with this number already; record there what happened to it."
    ),
    "is not among your outlets": _("One of these outlets is not among yours any more; choose again."),
    "has been taken back already": _("This has been taken back already."),
    "has been accepted already": _("This proposal has been accepted already; look at the portfolios."),
    "has been corrected or withdrawn since": _(
        "Somebody has corrected or withdrawn the same record since; take that back first."
    ),
    "has been recorded anew since": _(
        "Somebody has recorded the same thing anew since; take that back first."
    ),
    "has been edited since": _("Somebody has changed the same record since; put it right by hand."),
    "is no longer there": _("The record is no longer there; put it right by hand."),
    "is used by a %(what)s": _("The record is used by others since (%(what)s); take those back first."),
    "was given anew from %(start)s": _(
        "One of the outlets was given to somebody else from %(start)s; take that back first."
    ),
    "outlets, people or portfolios are no longer on %(start)s as they were when it was made": _(
        "On %(start)s outlets, people or portfolios are no longer as they were when this proposal was made. "
        "Nothing was recorded; make a new proposal and look at it."
    ),
    "has no open outlet": _("This centre has no open outlet; import its outlets first."),
    "has nobody in a post that holds portfolios on %(day)s": _(
        "Nobody of those chosen is in a post that holds portfolios on %(day)s; appoint an account manager, "
        "or choose another day."
    ),
    "what it corrects is known only since %(moment)s": _(
        "What this corrects is known only since %(moment)s; try again in a moment."
    ),
    "there is no outlet '%(code)s'": _("There is no outlet %(code)s among those that you may give."),
    "there is no person '%(code)s'": _("There is no person %(code)s among yours."),
    "there is no licence '%(code)s'": _("There is no licence %(code)s any more."),
    "there is no centre '%(code)s'": _("There is no centre %(code)s any more."),
    "changes by a proposal that somebody else approves": _(
        "A class changes by a proposal that somebody else approves."
    ),
    "was proposed by yourself": _("You proposed this yourself; somebody else decides about it."),
    "was decided already": _("This was decided or withdrawn meanwhile; look at the page again."),
    "has another class since": _(
        "The outlet has another class since this was proposed; return it, and let it be proposed anew."
    ),
    "is no class of an outlet": _("This is no class of an outlet."),
    "lies before today": _("The day lies before today; choose today or a later day."),
    "says nothing": _("Write a reason."),
    "is not yours to do": _("This is not yours to do; ask an administrator of your company."),
}
_FOUND = Sentences(TOLD)


def told_problem(problem: Problem) -> str:
    """A whole sentence; what no page should meet is told as the service told it."""
    found = _FOUND.find(problem.what)
    if found is None:
        return gettext("Nothing was recorded: %(problem)s") % {"problem": problem}
    return filled(str(TOLD[found.sentence]), found.facts)
