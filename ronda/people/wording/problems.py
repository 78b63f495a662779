"""Why people's services refuse something, in the reader's language, and the field that it is about.

A refusal is an English sentence with names and dates in it, which the command line prints. Each of the
sentences stands here with blanks for those, and is translated whole.
"""

import re
from collections.abc import Mapping

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop

from ronda.kernel.problem import Problem

# Sentence with blanks, and the field of a form.
SENTENCES: Mapping[str, str] = {
    gettext_noop(
        "ends on {end} and does not start before it ({start}); the end is the first day that no longer counts"
    ): "last",
    gettext_noop(
        "holds this post of this centre from {start} to no end and again from {again};"
        " end the earlier appointment first"
    ): "start",
    gettext_noop(
        "holds this post of this centre from {start} to {end} and again from {again};"
        " end the earlier appointment first"
    ): "start",
    gettext_noop(
        "an earlier row says otherwise; keep one of the two"
    ): "",
    gettext_noop(
        "what it corrects is known only since {moment}; record it at a later moment"
    ): "",
    gettext_noop(
        "has been corrected or withdrawn since; look at the page again"
    ): "",
    gettext_noop(
        "has been corrected or withdrawn since; take that back first"
    ): "",
    gettext_noop(
        "has been recorded anew since; take that back first"
    ): "",
    gettext_noop(
        "has been edited since; put it right by hand"
    ): "",
    gettext_noop(
        "is no longer there; put it right by hand"
    ): "",
    gettext_noop(
        "is used by {what}; take the {again} back first"
    ): "",
    gettext_noop(
        "there is no {noun} {code}; add the {again} first, or correct the code"
    ): "",
    gettext_noop(
        "the wage is less than nothing; correct the wage"
    ): "wage",
    gettext_noop(
        "has an account by another name; use that one"
    ): "username",
    gettext_noop(
        "somebody has this name already; choose another"
    ): "username",
    gettext_noop(
        "has no account; open one first"
    ): "",
    gettext_noop(
        "the account is switched off; switch it on first"
    ): "",
    gettext_noop(
        "nobody could keep the company's set-up after that;"
        " make somebody else an administrator with an account first"
    ): "",
    gettext_noop(
        "would open other people's results to you; ask another administrator to record it"
    ): "",
    gettext_noop(
        "has been begun already; sign in, or ask an administrator"
    ): "",
    gettext_noop(
        "{name} has {count} pieces of open work; hand them over first"
    ): "last",
    gettext_noop(
        "is open with other values; choose another code"
    ): "company_code",
}  # fmt: skip
BLANK = re.compile(r"\\\{(\w+)\\\}")
PATTERNS = {
    re.compile(BLANK.sub(r"(?P<\1>.+?)", re.escape(sentence)) + r"\Z"): sentence for sentence in SENTENCES
}


def problem_sentence(problem: Problem) -> str:
    """A whole sentence; one that is not known here stays as it is."""
    said = _said(problem)
    found = _found(said)
    if found is None:
        return f"{capfirst(said)}."
    sentence, blanks = found
    return f"{capfirst(gettext(sentence).format(**blanks))}."


def problem_field(problem: Problem) -> str:
    """The field of a form that has to be put right; empty when it is no single one."""
    found = _found(_said(problem))
    if found is not None:
        return SENTENCES[found[0]]
    return problem.where.rpartition(", ")[2] if ", " in problem.where else ""


def _said(problem: Problem) -> str:
    # What a column of the database does not take is said by Django, in the reader's language already.
    if problem.remedy in {"correct the value", "choose another"} and ", " in problem.where:
        known = _found(f"{problem.what}; {problem.remedy}")
        return f"{problem.what}; {problem.remedy}" if known else problem.what
    return f"{problem.what}; {problem.remedy}" if problem.remedy else problem.what


def _found(said: str) -> tuple[str, dict[str, str]] | None:
    for pattern, sentence in PATTERNS.items():
        match = pattern.match(said)
        if match:
            return sentence, match.groupdict()
    return None
