"""A missed result: what the back office, the front office and nobody answer for."""

from decimal import Decimal

from ronda.appraisal.rules.derivation.duty_cards import off_card, on_card
from ronda.appraisal.rules.derivation.handovers import behind_share, days_late, is_late
from ronda.appraisal.rules.derivation.stored import Row, Stored, total
from ronda.appraisal.rules.derivation.tree import Evidence, Node, leaf, number
from ronda.kernel.reason import Reason


def cascade_of(stored: Stored, line: Row) -> list[Node]:
    """The tiers in the order of the policy, what is external, and the balance of the points."""
    miss = stored.miss_of(line["spell_id"], line["indicator"])
    if miss is None:
        return []
    shares = stored.shares_of(line["spell_id"], line["indicator"])
    sides = [side for tier in stored.rules.cascade.tiers for side in tier]
    offices = [_office(stored, side, shares) for side in sides if any(row["side"] == side for row in shares)]
    unread = off_card(stored, line["indicator"])
    return [*offices, *unread, _external(stored, miss), _balance(miss)]


def _office(stored: Stored, side: str, shares: list[Row]) -> Node:
    behind = [row for row in shares if row["side"] == side]
    behind.sort(key=lambda row: (-row["share_points"], row["duty"], row["owner_id"] or 0))
    points = number(total(behind, "share_points"))
    return Node(
        Reason.of(f"{side}_office", borne_points=points), tuple(_share(stored, row) for row in behind)
    )


def _share(stored: Stored, row: Row) -> Node:
    owner = stored.name_of(row["owner_id"])
    facts: dict[str, str | int | None] = {"owner": owner, "duty": row["duty"], "cases": row["cases"]}
    quoted = on_card(stored, row)
    if row["phi"] == 0:
        return Node(Reason("duty_kept", facts), quoted, _evidence(stored, row))
    if row["share"] == 0:
        return Node(Reason("nothing_left", facts), quoted, _evidence(stored, row))
    facts |= {
        "weight_share": number(row["duty_weight"]),
        "failed_share": number(row["phi"]),
        "borne_share": number(row["share"]),
        "borne_points": number(row["share_points"]),
    }
    code = "carried_by" if row["moved"] else "stays_with" if owner else "stays_with_front"
    children = [*quoted, _failure(stored, row)]
    if row["all_cases"] > row["cases"]:
        children.append(leaf("several_owners", cases=row["cases"], all_cases=row["all_cases"]))
    if row["q"] > row["share"]:
        children.append(
            leaf("brought_down", claimed_share=number(row["q"]), borne_share=number(row["share"]))
        )
    return Node(Reason(code, facts), tuple(children), _evidence(stored, row))


def _failure(stored: Stored, row: Row) -> Node:
    """How the duty failed, in the words of its records."""
    kind = stored.rules.duties[row["duty"]].evidence
    if kind == "tasks":
        return leaf("tasks_failed", failed=int(row["degree"]), cases=row["cases"])
    if kind != "handovers":
        return leaf(f"{kind}_missing", failed_share=number(row["phi"]))
    found = behind_share(stored, row)
    late = [item for item in found if is_late(item)]
    return leaf(
        "handovers_failed",
        cases=row["cases"],
        late=len(late),
        longest_days=max((days_late(item) for item in late), default=0),
        missing=sum(not item["delivered"] for item in found),
        returned=sum(item["delivered"] and item["returned"] for item in found),
    )


def _evidence(stored: Stored, row: Row) -> Evidence | None:
    """Of what a whole front office did together, only those who see the unit's people see the records."""
    kind = stored.rules.duties[row["duty"]].evidence
    if row["owner_id"] is None:
        if not stored.sees_unit:
            return None
        return Evidence.of(kind, spell_id=row["spell_id"], indicator=row["indicator"], duty=row["duty"])
    return Evidence.of(
        kind,
        spell_id=row["spell_id"],
        indicator=row["indicator"],
        duty=row["duty"],
        owner_id=row["owner_id"],
    )


def _external(stored: Stored, miss: Row) -> Node:
    """What no duty explains: with full relief, it is given back whole."""
    if miss["external"] == 0:
        return leaf("nothing_external", lost_points=number(miss["lost"]))
    facts: dict[str, str | int | None] = {
        "external_share": number(miss["external"]),
        "forgiven_points": number(miss["forgiven"]),
        "lost_points": number(miss["lost"]),
    }
    relief = stored.rules.cascade.relief
    if relief == 1:
        return Node(Reason("nobody_at_fault", facts))
    return Node(Reason("partly_forgiven", facts | {"relief_share": number(Decimal(relief))}))


def _balance(miss: Row) -> Node:
    return leaf(
        "balance",
        lost_points=number(miss["lost"]),
        kept_points=number(miss["kept"]),
        moved_points=number(miss["moved_points"]),
        forgiven_points=number(miss["forgiven"]),
    )
