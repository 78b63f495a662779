"""Which duties a task may belong to, and to which it belongs where nobody says."""

from collections.abc import Iterable
from datetime import date

from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.work.models import CardDuty
from ronda.work.queries.card_pack import default_duty, default_pack
from ronda.work.queries.cards import cards_in_force
from ronda.work.rules.method_labels import in_language

# What account managers are asked to do for a plan is brand work.
OF_PLANS = {"account_manager": "A5"}


def known_duties(viewer: Viewer, on: date) -> frozenset[str]:
    """The policy's, the pack's, and those on any card of the company."""
    of_cards = CardDuty.objects.filter(card__company_id=viewer.company_id).order_by().values_list("code")
    return frozenset({*rules_in_use(on).duties, *default_pack()["duties"], *(code for (code,) in of_cards)})


def duty_of_post(post: str, *, for_plan: bool = False) -> str:
    """The first one of the post in the pack; E1, which everybody has, for a post of the company's own."""
    if for_plan and post in OF_PLANS:
        return OF_PLANS[post]
    codes = default_pack()["posts"].get(post, ["E1"])
    return str(codes[0])


def duty_choices(
    viewer: Viewer, *, on: date, language: str, posts: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """Code and title of what stands on the cards in force of these posts, and in the pack for the others."""
    cards = {card.post: card for card in cards_in_force(viewer, on)}
    pack = default_pack()["posts"]
    found: dict[str, str] = {}
    for post in posts if posts is not None else {**pack, **cards}:
        if post in cards:
            found |= {each.code: in_language(each.title, language) for each in cards[post].duties.all()}
        else:
            found |= {code: duty_title(code, language) for code in pack.get(post, ())}
    return [(code, f"{code} {title}") for code, title in sorted(found.items(), key=_in_order)]


def usual_duties(language: str) -> list[tuple[str, str]]:
    """Code and title of every duty of the pack, without a question to the database."""
    codes = default_pack()["duties"]
    return sorted(((code, f"{code} {duty_title(code, language)}") for code in codes), key=_in_order)


def duty_title(code: str, language: str) -> str:
    """As the pack calls it; the code itself where it is a company's own."""
    duty = default_duty(code)
    return code if duty is None else in_language(duty.title, language)


def _in_order(duty: tuple[str, str]) -> tuple[str, int, str]:
    digits = "".join(letter for letter in duty[0] if letter.isdigit())
    return duty[0][:1], int(digits or 0), duty[0]
