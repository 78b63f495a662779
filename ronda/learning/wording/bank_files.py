"""Sentences about files of questions: why one is refused, why a question is not offered, what is left out."""

from django.utils.translation import gettext_lazy

from ronda.work.wording.saying import Refusals

_FILES: Refusals = {
    "is of no kind that is read": gettext_lazy("Choose a file that ends in .gift, .txt, .xml or .xlsx."),
    "is no text in UTF-8": gettext_lazy("The file is no text in UTF-8; save it so and choose it again."),
    "is no workbook that can be read": gettext_lazy("The file is no workbook that can be read."),
    "is too large for a bank": gettext_lazy("The file is too large; divide it."),
    "has too many questions": gettext_lazy("The file has too many questions; divide it."),
    "is not kept any more": gettext_lazy("The file is not kept any more; choose it again."),
}
_FAULTS: Refusals = {
    "%(opened)s opening and %(closed)s closing braces, where one pair holds the answers": gettext_lazy(
        "Opening braces: %(opened)s, closing braces: %(closed)s, where one pair holds the answers. Close the "
        "answers, leave no empty line inside, put a backslash before braces of the text."
    ),
    "no answer that is right": gettext_lazy("No answer is right: write = before it, or give it a weight."),
    "'%(text)s' has neither = nor ~ before it": gettext_lazy(
        "“%(text)s” has neither = nor ~ before it: write = before a right and ~ before a wrong answer."
    ),
    "one pair, where a matching question has two at least": gettext_lazy(
        "A matching question has two pairs at least: add one, or leave out the arrow."
    ),
    "'%(text)s' is not a number": gettext_lazy(
        "“%(text)s” is no number: write 3.14, 3.14:0.01 or 3.13..3.15."
    ),
    "a weight of %(weight)s %": gettext_lazy("A weight lies from -100 to 100; here it is %(weight)s."),
    "%(count)s answers that are wholly right, where one is to be chosen": gettext_lazy(
        "Wholly right answers: %(count)s, where one is to be chosen: make it a question with several right "
        "answers."
    ),
    "%(count)s numbers that are wholly right, where the bank keeps one": gettext_lazy(
        "Wholly right numbers: %(count)s, where the bank keeps one: write one number with a tolerance."
    ),
    "a text that asks nothing": gettext_lazy("This is a text that asks nothing; the bank keeps questions."),
    "the bank has no questions of the kind %(kind)s": gettext_lazy(
        "The bank has no questions of the kind %(kind)s: write it as one of the eight kinds."
    ),
    "an answer with a weight that is no number": gettext_lazy("The weight of an answer is no number."),
    "a picture that cannot be read": gettext_lazy("The picture of the question cannot be read."),
    "the file declares a document type or entities, which are not read": gettext_lazy(
        "The file declares a document type or entities, which are not read; export it again."
    ),
    "the XML breaks off at line %(number)s": gettext_lazy(
        "The XML breaks off at line %(number)s; the questions before that are offered."
    ),
    "is no kind of question": gettext_lazy("Choose one of the eight kinds."),
    "is none of 1 to 3": gettext_lazy("Write 1, 2 or 3."),
    "is none of 1 to 5": gettext_lazy("Write 1 to 5, or nothing."),
    "is not among the columns": gettext_lazy("This column is missing; begin with the template."),
}
_LEFT_OUT: Refusals = {
    "what is said to each answer": gettext_lazy("Left out: what is said to each answer"),
    "the marks of Markdown: they stay as they are written": gettext_lazy(
        "Marks of Markdown stay as they are written"
    ),
    "the category %(category)s": gettext_lazy("Left out: the category %(category)s"),
    "no rubric: one line for the whole answer is written": gettext_lazy(
        "It has no rubric: one line for the whole answer is written"
    ),
    "part of the points for an answer that is not right": gettext_lazy(
        "Left out: part of the points for an answer that is not right"
    ),
    "weights of the answers: each right one counts the same, a wrong one takes as much away": gettext_lazy(
        "Left out: the weights of the answers; each right one counts the same, a wrong one takes as much away"
    ),
    "capital letters: the bank compares without them": gettext_lazy(
        "Capital letters do not count: the bank compares without them"
    ),
    "the * that stands for any letters: it is taken as it is written": gettext_lazy(
        "A * is taken as it is written; it does not stand for any letters"
    ),
    "units beside the first": gettext_lazy("Left out: units beside the first"),
    "hints": gettext_lazy("Left out: hints"),
    "files beside the first picture of the question": gettext_lazy(
        "Left out: files beside the first picture of the question"
    ),
    "words for the image: the name of its file stands for them": gettext_lazy(
        "The picture has no words; the name of its file stands for them"
    ),
    "the competence %(code)s, which is not on the ladder": gettext_lazy(
        "Left out: the competence %(code)s, which is not on the ladder"
    ),
    "the image": gettext_lazy("Left out: the picture"),
    "the unit": gettext_lazy("Left out: the unit"),
    "the rubric": gettext_lazy("Left out: the rubric"),
    "the marks in what belongs to what: plain text is written": gettext_lazy(
        "Left out: marks such as bold in what belongs to what"
    ),
    "GIFT has no questions of this kind": gettext_lazy(
        "The whole question is left out: GIFT has no questions of this kind"
    ),
}
BANK_FILES: Refusals = {**_FILES, **_FAULTS, **_LEFT_OUT}
