# ruff: noqa: E501 - a question reads best on one line.
"""Questions about serving and advising retailers, written for the demo; the first option is the right one."""

from collections.abc import Sequence

from ronda.learning.services.bank import QuestionSaid


def _single(difficulty: int, tag: str, stem: str, *options: str, why: str = "") -> QuestionSaid:
    rows = [[f"o{n}", text] for n, text in enumerate(options, start=1)]
    return QuestionSaid(
        "single",
        stem,
        {"options": rows},
        {"right": "o1"},
        difficulty=difficulty,
        tags=(tag,),
        explanation=why,
    )


def _truth(difficulty: int, tag: str, stem: str, right: bool) -> QuestionSaid:
    return QuestionSaid("true_false", stem, {}, {"right": right}, difficulty=difficulty, tags=(tag,))


def _number(
    difficulty: int, tag: str, stem: str, value: str, unit: str, tolerance: str = "0"
) -> QuestionSaid:
    key = {"value": value, "tolerance": tolerance}
    return QuestionSaid("numeric", stem, {"unit": unit}, key, difficulty=difficulty, tags=(tag,))


def _order(difficulty: int, tag: str, stem: str, *items: str) -> QuestionSaid:
    codes = {item: f"i{n}" for n, item in enumerate(sorted(items), start=1)}
    shown = {"items": [[codes[item], item] for item in sorted(items)]}
    return QuestionSaid(
        "ordering", stem, shown, {"order": [codes[i] for i in items]}, difficulty=difficulty, tags=(tag,)
    )


def _match(difficulty: int, tag: str, stem: str, pairs: Sequence[tuple[str, str]]) -> QuestionSaid:
    right = {text: f"b{n}" for n, text in enumerate(sorted(answer for _left, answer in pairs), start=1)}
    shown = {
        "left": [[f"a{n}", left] for n, (left, _answer) in enumerate(pairs, start=1)],
        "right": [[code, text] for text, code in right.items()],
    }
    key = {"pairs": {f"a{n}": right[answer] for n, (_left, answer) in enumerate(pairs, start=1)}}
    return QuestionSaid("matching", stem, shown, key, difficulty=difficulty, tags=(tag,))


def _short(difficulty: int, tag: str, stem: str, *accepted: str) -> QuestionSaid:
    key = {"accepted": [[text, "100"] for text in accepted]}
    return QuestionSaid("short", stem, {}, key, difficulty=difficulty, tags=(tag,))


def _several(
    difficulty: int, tag: str, stem: str, right: Sequence[str], wrong: Sequence[str]
) -> QuestionSaid:
    rows = [[f"o{n}", text] for n, text in enumerate(sorted([*right, *wrong]), start=1)]
    key = {"right": [code for code, text in rows if text in right]}
    return QuestionSaid("multiple", stem, {"options": rows}, key, difficulty=difficulty, tags=(tag,))


QUESTIONS = (
    _single(
        1,
        "visit",
        "What do you do first in a shop?",
        "Greet the owner and say why you come",
        "Count the stock",
        "Open the form",
        "Put up a poster",
    ),
    _single(
        1,
        "visit",
        "When is a visit written down?",
        "While one is there, or right after it",
        "At the end of the week",
        "When the leader asks",
        "On the last day of the month",
    ),
    _single(
        1,
        "visit",
        "The owner is out. What do you do?",
        "Ask when to come back and note it",
        "Write that the visit was done",
        "Leave without a word",
        "Phone the leader",
    ),
    _truth(
        1, "visit", "A visit that did not take place may be recorded when it is made up for later.", False
    ),
    _truth(1, "display", "Goods at eye level are seen before those near the floor.", True),
    _single(
        1,
        "display",
        "A price card is missing. Whose shelf is it?",
        "The retailer's: you offer a card and say why",
        "Yours: you put one up silently",
        "Nobody's",
        "The supplier's",
    ),
    _truth(1, "display", "A display is finished once it is put up, and needs no care.", False),
    _short(
        1,
        "stock",
        "What is it called when a product that is listed is not on the shelf?",
        "out of stock",
        "stock-out",
        "stockout",
    ),
    _number(
        1, "stock", "A shop sells 6 pieces a day and has 30. For how many days does that last?", "5", "days"
    ),
    _number(
        1,
        "stock",
        "A shop orders on Monday and gets its goods after 3 days. It sells 8 a day. How many does it need on Monday?",
        "24",
        "pieces",
    ),
    _single(
        1,
        "service",
        "A retailer complains about a late delivery. What comes first?",
        "Listen, and write it down as a request",
        "Explain that it is not your job",
        "Offer a discount",
        "Change the subject",
    ),
    _truth(1, "service", "A promise to a retailer is written down with the day by which it is kept.", True),
    _single(
        1,
        "integrity",
        "A retailer offers you a present. What do you do?",
        "Thank him and decline",
        "Take it if it is small",
        "Take it and tell nobody",
        "Pass it on to a colleague",
    ),
    _truth(1, "integrity", "Figures of one shop may be told to the shop next door.", False),
    _single(
        2,
        "advice",
        "A product fell by a third in three months. What do you look at first?",
        "Whether it was on the shelf all the time",
        "The weather",
        "What the leader thinks",
        "The colour of the box",
    ),
    _single(
        2,
        "advice",
        "How many pieces of advice does a retailer remember?",
        "Two or three",
        "As many as one gives",
        "Ten",
        "None",
    ),
    _several(
        2,
        "advice",
        "What makes an advice useful?",
        ["It says what to do by when", "It rests on the shop's own figures"],
        ["It is long", "It is the same for every shop"],
    ),
    _several(
        2,
        "display",
        "Which places of a shop are seen by nearly every customer?",
        ["At eye level", "Beside the till"],
        ["Under the counter", "Behind the door of the store room"],
    ),
    _several(
        2,
        "integrity",
        "What may be corrected in a visit that was sent?",
        ["A number that was mistyped, with a reason", "A product that was chosen wrongly, with a reason"],
        ["The day, so that the quota is reached", "Who was there, as a favour"],
    ),
    _number(
        2,
        "margin",
        "Bought for 8.00, sold for 10.00. What share of the price does the retailer keep?",
        "20",
        "%",
    ),
    _number(
        2,
        "margin",
        "A shop sells 50 pieces a month and keeps 0.40 of each. What does it earn in a year?",
        "240",
        "in money",
    ),
    _number(
        2, "stock", "Sales of the last four weeks: 12, 9, 11, 8. What is the mean of a week?", "10", "pieces"
    ),
    _number(2, "coverage", "Of 80 shops of a portfolio 60 list a product. What is its coverage?", "75", "%"),
    _match(
        2,
        "words",
        "What does each word mean?",
        [
            ("coverage", "share of shops that list a product"),
            ("stock cover", "days that the stock lasts"),
            ("margin", "what the retailer keeps of a price"),
        ],
    ),
    _match(
        2,
        "service",
        "Who does what?",
        [
            ("account manager", "visits and advises retailers"),
            ("information officer", "keeps and checks the data"),
            ("delivery person", "brings the goods"),
        ],
    ),
    _order(
        2,
        "visit",
        "Put the steps of a visit in order.",
        "Prepare with the shop's figures",
        "Greet and ask",
        "Look at shelf and stock",
        "Advise and agree",
        "Write it down",
    ),
    _short(
        2,
        "words",
        "What is the list of shops that one person looks after called?",
        "portfolio",
        "the portfolio",
    ),
    _truth(2, "coverage", "Coverage can rise while sales fall.", True),
    _truth(2, "margin", "A higher margin on a piece always means a higher profit in a month.", False),
    _single(
        2,
        "service",
        "A request is answered in time, but the retailer is not content. What follows?",
        "It is opened again with what is missing",
        "It stays closed",
        "It is deleted",
        "The retailer is taken off the route",
    ),
    _single(
        3,
        "brand",
        "A new brand sells well in two shops of forty. What do you do next?",
        "Find out what these two share, and try it in shops like them",
        "Put it into all forty",
        "Stop it",
        "Lower its price everywhere",
    ),
    _single(
        3,
        "brand",
        "A promotion doubled sales for a week; in the next two weeks they halved. What came of it?",
        "Purchases were drawn forward",
        "The brand grew",
        "The shops lost customers",
        "Nothing can be said of any promotion",
    ),
    _single(
        3,
        "analysis",
        "Shops that were visited more often sell more. What does that prove by itself?",
        "Nothing: larger shops are visited more often",
        "That visits raise sales",
        "That visits are useless",
        "That small shops should be closed",
    ),
    _several(
        3,
        "analysis",
        "How do you find out whether an advice worked?",
        ["Compare with shops like it that had none", "Look at the weeks before and after"],
        ["Ask only those who followed it", "Wait for a good month"],
    ),
    _number(
        3,
        "analysis",
        "Ten shops took part: sales rose from 400 to 460. Ten shops like them rose from 400 to 420. By how many points of the first figure did the advice raise sales?",
        "10",
        "%",
    ),
    _number(
        3,
        "stock",
        "A shop sells 7 a day; delivery takes 4 days and it keeps 2 days in reserve. At which stock does it order?",
        "42",
        "pieces",
    ),
    _order(
        3,
        "problem",
        "Put the steps of solving a problem in order.",
        "Describe it with figures",
        "Look for the cause",
        "Try a remedy in a few shops",
        "Measure what came of it",
        "Make it the rule",
    ),
    _match(
        3,
        "analysis",
        "Which question does each comparison answer?",
        [
            ("a shop with its own past", "did it change"),
            ("a shop with shops like it", "is it unusual"),
            ("before and after with and without", "did the measure work"),
        ],
    ),
    _truth(3, "analysis", "A mean can be far from what most shops sell.", True),
    _short(3, "analysis", "What is the middle value of an ordered list called?", "median", "the median"),
)

ESSAYS = (
    QuestionSaid(
        "essay",
        "A shop sells half of what its neighbour sells. How do you find out why, and what do you agree on?",
        {},
        {
            "rubric": [
                ["r1", "Looks at shelf, stock and figures before it judges", "4"],
                ["r2", "Asks the owner, and says what", "3"],
                ["r3", "Agrees on one step with a day", "3"],
            ]
        },
        difficulty=3,
        tags=("advice",),
    ),
)
