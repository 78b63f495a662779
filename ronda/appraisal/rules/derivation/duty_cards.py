"""The responsibility card that a share rests on, and the duties that no card lets count."""

from ronda.appraisal.rules.derivation.stored import Row, Stored
from ronda.appraisal.rules.derivation.tree import Node, leaf


def on_card(stored: Stored, share: Row) -> tuple[Node, ...]:
    """The card that names the share's duty; nothing where the policy's duties apply without a card."""
    posts = {stored.rules.duties[share["duty"]].post}
    if share["owner_id"] is not None:
        posts = stored.posts_of(share["unit_id"], share["owner_id"]) or posts
    found = [row for row in stored.duty_cards if row["duty"] == share["duty"] and row["post"] in posts]
    return tuple(
        leaf(
            "on_card",
            post=row["post"],
            version=row["version"],
            since_day=row["starts"].isoformat(),
            card_duty=row["title"],
        )
        for row in found[:1]
    )


def off_card(stored: Stored, indicator: str) -> list[Node]:
    """Duties of the policy that would serve the result, and are not on the card of their post."""
    cards = {row["post"]: row for row in stored.duty_cards}
    named = {(row["post"], row["duty"]) for row in stored.duty_cards}
    return [
        leaf(
            "off_card",
            duty=duty.code,
            post=duty.post,
            version=cards[duty.post]["version"],
            since_day=cards[duty.post]["starts"].isoformat(),
        )
        for duty in sorted(stored.rules.duties.values(), key=lambda duty: duty.code)
        if indicator in duty.weights and duty.post in cards and (duty.post, duty.code) not in named
    ]
