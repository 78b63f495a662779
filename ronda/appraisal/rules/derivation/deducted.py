"""Points deducted from a back-office person: whose results, which duties, how much of each."""

from collections import defaultdict

from ronda.appraisal.rules.derivation.stored import Row, Stored, total
from ronda.appraisal.rules.derivation.tree import Evidence, Node, leaf, number
from ronda.kernel.reason import Reason


def deduction_of(stored: Stored, spell: Row) -> list[Node]:
    """At most one node: the deduction with its parts, or that a newcomer is spared."""
    carried = _carried_in(stored, spell)
    own = [row for row in stored.own_spells if row["unit_id"] == spell["unit_id"]]
    if not carried or spell["spell_id"] != min(row["spell_id"] for row in own):
        return []
    if any(row["newcomer"] for row in own):
        return [leaf("newcomer_is_spared", moved_points=number(total(carried, "share_points")))]
    by_post: dict[str, list[Row]] = defaultdict(list)
    posts = {row["spell_id"]: row["post"] for row in stored.spells}
    for row in carried:
        by_post[posts[row["spell_id"]]].append(row)
    parts = tuple(_part(stored, spell, post, rows) for post, rows in sorted(by_post.items()))
    return [Node(Reason.of("deducted", deducted_points=number(spell["deduction"])), parts)]


def _carried_in(stored: Stored, spell: Row) -> list[Row]:
    """Points of others in the unit that the person carries; of holders who were never there, none."""
    there = {row["spell_id"] for row in stored.spells if row["present_days"]}
    return [
        row
        for row in stored.shares
        if row["moved"]
        and row["share_points"] > 0
        and row["spell_id"] in there
        and (row["unit_id"], row["owner_id"]) == (spell["unit_id"], spell["person_id"])
    ]


def _part(stored: Stored, spell: Row, post: str, rows: list[Row]) -> Node:
    """The average holder of a post lost this through the person's duties."""
    by_spell: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_spell[row["spell_id"]].append(row)
    reason = Reason.of(
        "deducted_for_post",
        post=post,
        moved_points=number(total(rows, "share_points")),
        holders=stored.holders(spell["unit_id"], post),
    )
    return Node(reason, tuple(_from_holder(stored, group) for _, group in sorted(by_spell.items())))


def _from_holder(stored: Stored, rows: list[Row]) -> Node:
    people = {row["spell_id"]: row["person_id"] for row in stored.spells}
    reason = Reason.of(
        "carried_for",
        holder=stored.name_of(people[rows[0]["spell_id"]]),
        borne_points=number(total(rows, "share_points")),
    )
    return Node(reason, tuple(_carried(stored, row) for row in rows))


def _carried(stored: Stored, row: Row) -> Node:
    reason = Reason.of(
        "carried_part",
        indicator=row["indicator"],
        duty=row["duty"],
        cases=row["cases"],
        weight_share=number(row["duty_weight"]),
        failed_share=number(row["phi"]),
        borne_share=number(row["share"]),
        borne_points=number(row["share_points"]),
    )
    evidence = Evidence.of(
        stored.rules.duties[row["duty"]].evidence,
        spell_id=row["spell_id"],
        indicator=row["indicator"],
        duty=row["duty"],
        owner_id=row["owner_id"],
    )
    return Node(reason, evidence=evidence)
