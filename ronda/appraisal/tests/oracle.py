"""The appraisal once more, in plain Python loops and fractions: what the columnar code is held against.

It shares no code with the rules. Roundings are the documented ones: nine decimals half away from zero,
shares cut at nine decimals, scores once at four decimals.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import Any

from ronda.kernel.period import Month
from ronda.policy import Indicator, Rules

Row = dict[str, Any]
World = dict[str, list[Row]]
NANO = 10**9


def half_up(value: Fraction, unit: int = NANO) -> Fraction:
    scaled = abs(value) * unit
    whole = floor(scaled + Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole, unit)


def cut(value: Fraction) -> Fraction:
    return Fraction(floor(value * NANO), NANO)


@dataclass
class Value:
    num: int = 0
    den: int | None = None
    goal: int | None = None
    basis: int = 0


@dataclass
class Appraised:
    cards: dict[tuple[int, str], Row] = field(default_factory=dict)
    team_cards: dict[tuple[int, str], Row] = field(default_factory=dict)
    shares: dict[tuple[int, str, str, int | None], Fraction] = field(default_factory=dict)
    missed: dict[tuple[int, str], Row] = field(default_factory=dict)
    deductions: dict[tuple[int, int], Fraction] = field(default_factory=dict)
    spells: dict[int, Row] = field(default_factory=dict)
    persons: dict[int, Row] = field(default_factory=dict)


class Oracle:
    def __init__(self, month: Month, world: World, rules: Rules) -> None:
        self.month, self.world, self.rules = month, world, rules
        self.spells = {row["spell_id"]: row for row in world["spells"]}
        self.values: dict[tuple[str, int], Value] = {}
        self.result = Appraised()

    def run(self) -> Appraised:
        for item in self.rules.indicators.values():
            for spell_id in self.spells:
                key = self._key(item)
                if (key, spell_id) not in self.values:
                    value = self._measure(item, spell_id)
                    if value is not None:
                        self.values[key, spell_id] = value
        for spell_id, spell in self.spells.items():
            if self.rules.posts[spell["post"]].appraised:
                rows = self._card(spell["post"], spell_id, spell["unit_id"], spell["person_id"])
                self.result.cards.update({(spell_id, row["indicator"]): row for row in rows})
        for unit in self.world["units"]:
            rows = self._card("centre", None, unit["unit_id"], None)
            self.result.team_cards.update({(unit["unit_id"], row["indicator"]): row for row in rows})
        self._cascade()
        self._score()
        self._persons()
        return self.result

    # measures -----------------------------------------------------------------------------------------

    @staticmethod
    def _key(item: Indicator) -> str:
        return f"{item.measure}:{','.join(item.duty_codes)}" if item.duty_codes else item.measure

    def _holder(self, outlet_id: int, day: Any) -> int | None:
        for book in self.world["books"]:
            if book["outlet_id"] == outlet_id and book["start"] <= day < book["end"]:
                return int(book["spell_id"])
        return None

    def _holder_at_end(self, outlet_id: int) -> int | None:
        for book in self.world["books"]:
            if book["outlet_id"] == outlet_id and book["end"] == self.month.end:
                return int(book["spell_id"])
        return None

    def _spell_of(self, person_id: int, day: Any, unit_id: int | None = None) -> int | None:
        for spell in self.spells.values():
            there = unit_id is None or spell["unit_id"] == unit_id
            if there and spell["person_id"] == person_id and spell["start"] <= day < spell["end"]:
                return int(spell["spell_id"])
        return None

    def _books(self, spell_id: int) -> Iterable[tuple[Row, list[Row]]]:
        for book in self.world["books"]:
            if book["spell_id"] == spell_id:
                lines = [
                    line
                    for line in self.world["lines"]
                    if line["outlet_id"] == book["outlet_id"] and book["start"] <= line["day"] < book["end"]
                ]
                yield book, lines

    @staticmethod
    def _share(hits: list[bool]) -> Value | None:
        return Value(sum(hits), len(hits), None, len(hits)) if hits else None

    def _measure(self, item: Indicator, spell_id: int) -> Value | None:
        method = getattr(self, f"_measure_{item.measure}", None)
        return method(item, spell_id) if method else None

    def _measure_sales(self, item: Indicator, spell_id: int) -> Value | None:
        growth = Fraction(self.rules.target_rules["sales_plan"].growth)
        prior = {row["outlet_id"]: row["amount_cents"] for row in self.world["prior_sales"]}
        recent = {
            row["outlet_id"]: row["amount_cents"] // row["months"] for row in self.world["recent_sales"]
        }
        hand = {
            row["outlet_id"]: row
            for row in self.world["targets"]
            if row["indicator"] == "sales_plan" and row["outlet_id"] is not None
        }
        value, found = Value(goal=0), False
        for book, lines in self._books(spell_id):
            found = True
            outlet = book["outlet_id"]
            if outlet in hand:
                target = hand[outlet]["value_num"] * growth.denominator // hand[outlet]["value_den"]
            else:
                target = prior.get(outlet, recent.get(outlet, 0)) * growth.numerator
            target = max(target, 0)
            value.num += sum(line["amount_cents"] for line in lines)
            value.goal = (value.goal or 0) + target * book["days"]
            value.basis += target > 0
        return value if found else None

    def _measure_margin(self, item: Indicator, spell_id: int) -> Value | None:
        growth = Fraction(self.rules.target_rules["retailer_margin"].growth)
        prior = {row["outlet_id"]: row for row in self.world["prior_sales"]}
        value, found = Value(goal=0), False
        for book, lines in self._books(spell_id):
            before = prior.get(book["outlet_id"])
            amount = sum(line["amount_cents"] for line in lines)
            if any(line["retail_cents"] is None for line in lines):
                continue
            retail = sum(line["retail_cents"] for line in lines)
            if not before or before["amount_cents"] <= 0 or before["retail_cents"] <= 0:
                continue
            if amount <= 0 or retail <= 0:
                continue
            found = True
            value.num += retail - amount
            earned_before = before["retail_cents"] - before["amount_cents"]
            value.goal = (value.goal or 0) + earned_before * book["days"] * growth.numerator
            value.basis += 1
        return value if found else None

    def _order_days(self, outlet_id: int, product_id: int) -> int:
        return len(
            {
                line["day"]
                for line in self.world["lines"]
                if line["outlet_id"] == outlet_id
                and line["product_id"] == product_id
                and line["quantity"] > 0
            }
        )

    def _measure_listing(self, item: Indicator, spell_id: int) -> Value | None:
        return self._share(
            [
                self._order_days(row["outlet_id"], row["product_id"]) > 0
                for row in self.world["listing_targets"]
                if self._holder_at_end(row["outlet_id"]) == spell_id
            ]
        )

    def _measure_reorder(self, item: Indicator, spell_id: int) -> Value | None:
        days = [
            self._order_days(row["outlet_id"], row["product_id"])
            for row in self.world["listing_targets"]
            if self._holder_at_end(row["outlet_id"]) == spell_id
        ]
        return self._share([count > 1 for count in days if count > 0])

    def _measure_satisfaction(self, item: Indicator, spell_id: int) -> Value | None:
        scores = [
            row["score"]
            for row in self.world["satisfaction_forms"]
            if self._holder(row["outlet_id"], row["day"]) == spell_id
        ]
        return Value(sum(scores), len(scores), None, len(scores)) if scores else None

    def _measure_requests(self, item: Indicator, spell_id: int) -> Value | None:
        return self._share(
            [
                row["in_time"]
                for row in self.world["requests"]
                if self._spell_of(row["owner_id"], row["due"]) == spell_id
            ]
        )

    def _measure_information(self, item: Indicator, spell_id: int) -> Value | None:
        return self._share(
            [
                row["complete"] and row["correct"] and row["on_time"]
                for row in self.world["information_checks"]
                if self._holder(row["outlet_id"], row["day"]) == spell_id
            ]
        )

    def _measure_visit_adherence(self, item: Indicator, spell_id: int) -> Value | None:
        spell = self.spells[spell_id]
        classes = {row["outlet_id"]: row["visit_class"] for row in self.world["outlets"]}
        units = {row["outlet_id"]: row["unit_id"] for row in self.world["outlets"]}
        if not any(
            row["kind"] == "visit" and units[row["outlet_id"]] == spell["unit_id"]
            for row in self.world["visits"]
        ):
            return None
        value, found = Value(den=0), False
        for book, _ in self._books(spell_id):
            found = True
            due = (
                self.rules.visits.frequency.get(classes[book["outlet_id"]], 0)
                * book["days"]
                * spell["available_days"]
            )
            days = {
                row["day"]
                for row in self.world["visits"]
                if row["kind"] == "visit"
                and row["valid"]
                and row["person_id"] == spell["person_id"]
                and row["outlet_id"] == book["outlet_id"]
                and book["start"] <= row["day"] < book["end"]
            }
            value.num += min(len(days) * self.month.days * spell["days"], due)
            value.den = (value.den or 0) + due
            value.basis += due > 0
        return value if found else None

    def _measure_field_visits(self, item: Indicator, spell_id: int) -> Value | None:
        spell = self.spells[spell_id]
        quota = self.rules.visits.quotas.get(spell["post"])
        colleagues = {row["person_id"] for row in self.world["spells"] if row["unit_id"] == spell["unit_id"]}
        if quota is None or not any(
            row["kind"] == "field_visit" and row["person_id"] in colleagues for row in self.world["visits"]
        ):
            return None
        outlets = {
            row["outlet_id"]
            for row in self.world["visits"]
            if row["kind"] == "field_visit"
            and row["valid"]
            and row["person_id"] == spell["person_id"]
            and spell["start"] <= row["day"] < spell["end"]
        }
        return Value(len(outlets), None, quota * spell["available_days"], spell["available_days"])

    def _measure_modern_use(self, item: Indicator, spell_id: int) -> Value | None:
        modern = {row["outlet_id"] for row in self.world["outlets"] if row["modern"]}
        return self._share(
            [
                row["days_used"] >= self.rules.visits.modern_use_days
                for row in self.world["system_use"]
                if row["outlet_id"] in modern and self._holder_at_end(row["outlet_id"]) == spell_id
            ]
        )

    def _measure_tasks(self, item: Indicator, spell_id: int) -> Value | None:
        return self._share(
            [
                row["in_time"] and row["effective"]
                for row in self.world["tasks"]
                if row["duty"] in item.duty_codes
                and self._spell_of(row["owner_id"], row["due"], row["unit_id"]) == spell_id
            ]
        )

    def _measure_handovers(self, item: Indicator, spell_id: int) -> Value | None:
        spell = self.spells[spell_id]
        same = [
            other["spell_id"]
            for other in self.spells.values()
            if (other["unit_id"], other["person_id"]) == (spell["unit_id"], spell["person_id"])
        ]
        if spell_id != min(same):
            return None
        return self._share(
            [
                row["delivered"] and not row["returned"] and row["elapsed"] <= row["allowed"]
                for row in self.world["handovers"]
                if row["duty"] in item.duty_codes
                and (row["unit_id"], row["owner_id"]) == (spell["unit_id"], spell["person_id"])
            ]
        )

    def _measure_reporting_minutes(self, item: Indicator, spell_id: int) -> Value | None:
        spell = self.spells[spell_id]
        times = [
            (self._spell_of(row["person_id"], row["day"], row["unit_id"]), row["seconds"])
            for row in self.world["form_times"]
        ]
        reporting = [self.spells[found] for found, _ in times if found is not None]
        in_front = [row for row in reporting if self.rules.posts[row["post"]].holds_portfolio]
        centres = {row["unit_id"] for row in in_front}
        if not self.rules.posts[spell["post"]].holds_portfolio or spell["unit_id"] not in centres:
            return None
        working = sum(
            row["working"] and spell["start"] <= row["day"] < spell["end"] for row in self.world["calendar"]
        )
        days = floor(Fraction(working * spell["available_days"], spell["days"]) + Fraction(1, 2))
        if days == 0:
            return None
        seconds = sum(amount for found, amount in times if found == spell_id)
        return Value(seconds, 60 * days, None, days)

    # cards --------------------------------------------------------------------------------------------

    def _value(self, item: Indicator, spell_id: int | None, unit_id: int) -> Value | None:
        key = self._key(item)
        if item.level != "unit":
            return self.values.get((key, spell_id)) if spell_id is not None else None
        parts = [
            value
            for (name, spell), value in self.values.items()
            if name == key and self.spells[spell]["unit_id"] == unit_id
        ]
        if not parts:
            return None
        return Value(
            sum(part.num for part in parts),
            None if parts[0].den is None else sum(part.den or 0 for part in parts),
            None if parts[0].goal is None else sum(part.goal or 0 for part in parts),
            sum(part.basis for part in parts),
        )

    def _target(self, item: Indicator, value: Value, person_id: int | None, unit_id: int) -> Fraction | None:
        by_hand = [
            row for row in self.world["targets"] if row["indicator"] == item.code and row["outlet_id"] is None
        ]
        for row in by_hand:
            if row["person_id"] is not None and row["person_id"] == person_id:
                return Fraction(row["value_num"], row["value_den"])
        for row in by_hand:
            if row["person_id"] is None and row["unit_id"] == unit_id:
                return Fraction(row["value_num"], row["value_den"])
        if item.target is not None:
            return Fraction(item.target)
        if value.goal is None or value.goal <= 0:
            return None
        rule = {"sales": "sales_plan", "margin": "retailer_margin"}.get(item.measure)
        scale = self.month.days
        if rule:
            scale *= Fraction(self.rules.target_rules[rule].growth).denominator
        return Fraction(value.goal, scale)

    def _points(self, item: Indicator, attainment: Fraction) -> Fraction:
        knots = [(Fraction(k.attainment), Fraction(k.points)) for k in self.rules.curves[item.curve]]
        if attainment < knots[0][0]:
            return knots[0][1]
        for (x0, y0), (x1, y1) in itertools.pairwise(knots):
            if x0 <= attainment < x1:
                slope = half_up((y1 - y0) / (x1 - x0))
                return y0 + half_up((attainment - x0) * slope)
        return knots[-1][1]

    def _line(self, code: str, weight: Any, spell_id: int | None, unit_id: int, person_id: int | None) -> Row:
        item = self.rules.indicators[code]
        row: Row = {"indicator": code, "weight": Fraction(weight), "assessable": False, "met": None}
        row |= {"points": None, "attainment": None, "effective": Fraction(0), "lost": Fraction(0)}
        row |= {"contribution": Fraction(0), "reading": "not_assessable", "item": item}
        value = self._value(item, spell_id, unit_id)
        if value is None or value.basis < item.min_den or value.den == 0:
            return row
        reached = Fraction(max(value.num, 0), value.den or 1)
        if item.direction == "band":
            low, high = (Fraction(edge) for edge in item.band or (0, 0))
            reached = half_up(reached)
            outside = max(low - reached, reached - high, Fraction(0))
            tolerance = Fraction(item.tolerance or 0)
            fraction = Fraction(1) if outside >= tolerance else half_up(outside / tolerance)
            attainment, met = 1 - fraction, outside == 0
        else:
            target = self._target(item, value, person_id, unit_id)
            if target is None or target <= 0:
                return row
            quotient = half_up(min(reached / target, Fraction(2)))
            attainment = quotient if item.direction == "up" else 2 - quotient
            met = reached >= target if item.direction == "up" else reached <= target
        return row | {
            "assessable": True,
            "met": met,
            "attainment": attainment,
            "points": self._points(item, attainment),
        }

    def _card(self, post: str, spell_id: int | None, unit_id: int, person_id: int | None) -> list[Row]:
        weights = self.rules.scorecards.get(post, {})
        rows = [self._line(code, weight, spell_id, unit_id, person_id) for code, weight in weights.items()]
        counted = [row for row in rows if row["assessable"]]
        total = sum((row["weight"] for row in counted), Fraction(0))
        losses: dict[str, Fraction] = {}
        for row in counted:
            row["effective"] = row["weight"] if total == 1 else half_up(row["weight"] / total)
            short = half_up(row["effective"] * max(100 - row["points"], Fraction(0)))
            row["short"] = short
            if row["item"].kind == "result":
                row["reading"] = "result"
                row["lost"] = Fraction(0) if row["met"] else short
                losses[row["indicator"]] = row["lost"]
        for row in counted:
            earned = half_up(row["effective"] * row["points"])
            if row["item"].kind == "process" and row["item"].serves:
                cap = sum((losses.get(code, Fraction(0)) for code in row["item"].serves), Fraction(0))
                row["lost"] = min(row["short"], cap)
                row["reading"] = "exempt" if cap == 0 else "capped" if row["short"] > cap else "process"
                earned = half_up(row["effective"] * 100) - row["lost"]
            elif row["item"].kind == "process":
                row["lost"], row["reading"] = row["short"], "process"
            row["contribution"] = earned
        return rows

    # cascade ------------------------------------------------------------------------------------------

    def _holds_book(self, unit_id: int, person_id: int | None) -> bool:
        held = {book["spell_id"] for book in self.world["books"]}
        return any(
            spell["spell_id"] in held and spell["unit_id"] == unit_id and spell["person_id"] == person_id
            for spell in self.spells.values()
        )

    def _handover_degree(self, row: Row, grace: int) -> Fraction:
        if not row["delivered"] or row["returned"]:
            return Fraction(1)
        overrun = max(0, row["elapsed"] - row["allowed"])
        if overrun == 0:
            return Fraction(0)
        return Fraction(1) if overrun >= grace else half_up(Fraction(overrun, grace))

    def _cases(self, duty: Any, unit_id: int, spell_id: int, level: str) -> list[tuple[int | None, Fraction]]:
        """(owner, degree) of each case of the duty that concerns this spell's result."""
        person = self.spells[spell_id]["person_id"]
        side = self.rules.posts[duty.post].side
        mine = self._on_card(duty, {self.spells[spell_id]["post"]})
        cases: list[tuple[int | None, Fraction]] = []
        if duty.evidence == "handovers":
            for row in self.world["handovers"]:
                if row["duty"] != duty.code or row["unit_id"] != unit_id:
                    continue
                degree = self._handover_degree(row, duty.grace)
                to_book = self._holds_book(unit_id, row["receiver_id"])
                counts = not to_book or level == "unit" or row["receiver_id"] == person
                if side == "back" and counts and self._owner_answers(duty, unit_id, row["owner_id"]):
                    cases.append((row["owner_id"], degree))
                if side == "front" and level == "book" and row["owner_id"] == person and mine:
                    cases.append((person, degree))
                if side == "front" and level == "unit":
                    cases += [(None, degree)] * self._spell_count(duty, unit_id, row["owner_id"])
        if duty.evidence == "tasks":
            for row in self.world["tasks"]:
                owner_spell = self._spell_of(row["owner_id"], row["due"], row["unit_id"])
                if row["duty"] != duty.code or row["unit_id"] != unit_id or owner_spell is None:
                    continue
                degree = Fraction(0 if row["in_time"] and row["effective"] else 1)
                if side == "back":
                    if self._owner_answers(duty, unit_id, row["owner_id"]):
                        cases.append((row["owner_id"], degree))
                elif level == "book" and row["owner_id"] == person:
                    if mine:
                        cases.append((person, degree))
                elif level == "unit":
                    cases += [(None, degree)] * self._spell_count(duty, unit_id, row["owner_id"])
        key = {"visits": "visit_adherence", "requests": "requests", "information": "information"}.get(
            duty.evidence
        )
        if key and side == "front":
            for (name, spell), value in self.values.items():
                if name != key or not value.den:
                    continue
                degree = half_up(Fraction(max(value.den - value.num, 0), value.den))
                if level == "book" and spell == spell_id and mine:
                    cases.append((person, degree))
                there = self.spells[spell]
                if level == "unit" and there["unit_id"] == unit_id and self._on_card(duty, {there["post"]}):
                    cases.append((None, degree))
        return cases

    def _spell_count(self, duty: Any, unit_id: int, person_id: int) -> int:
        """Spells of the person in the unit that answer for the duty."""
        return sum(
            spell["unit_id"] == unit_id
            and spell["person_id"] == person_id
            and self._on_card(duty, {spell["post"]})
            for spell in self.spells.values()
        )

    def _owner_answers(self, duty: Any, unit_id: int, person_id: int) -> bool:
        posts = {
            spell["post"]
            for spell in self.spells.values()
            if spell["unit_id"] == unit_id and spell["person_id"] == person_id
        }
        return self._on_card(duty, posts or {duty.post})

    def _on_card(self, duty: Any, posts: set[str]) -> bool:
        """Whether one of the posts has no card, or one that names the duty."""
        cards: dict[str, set[str]] = defaultdict(set)
        for row in self.world["cards"]:
            cards[row["post"]].add(row["duty"])
        return any(post not in cards or duty.code in cards[post] for post in posts)

    def _cascade(self) -> None:
        moved: dict[tuple[int, str, int], Fraction] = defaultdict(Fraction)
        for (spell_id, code), row in self.result.cards.items():
            item = row["item"]
            if item.kind != "result" or not item.duties_apply or row["lost"] <= 0:
                continue
            spell = self.spells[spell_id]
            rest, given, lost = Fraction(1), Fraction(0), row["lost"]
            for sides in self.rules.cascade.tiers:
                claims: dict[tuple[str, str, int | None], Fraction] = {}
                for duty in self.rules.duties.values():
                    side = self.rules.posts[duty.post].side
                    if side not in sides or code not in duty.weights:
                        continue
                    cases = self._cases(duty, spell["unit_id"], spell_id, item.level)
                    degrees: dict[int | None, Fraction] = defaultdict(Fraction)
                    for owner, degree in cases:
                        degrees[owner] += degree
                    for owner, degree in degrees.items():
                        phi = half_up(degree / len(cases))
                        claims[side, duty.code, owner] = half_up(Fraction(duty.weights[code]) * phi)
                total = sum(claims.values(), Fraction(0))
                used = Fraction(0)
                for (office, duty_code, owner), claim in claims.items():
                    part = claim if total <= 1 else cut(claim / total)
                    share = cut(rest * part)
                    used += share
                    self.result.shares[spell_id, code, duty_code, owner] = share
                    if office == "back" and owner is not None and owner != spell["person_id"]:
                        carried = half_up(lost * share)
                        given += carried
                        if spell["present_days"]:
                            moved[spell["unit_id"], spell["post"], owner] += carried
                rest -= used
            forgiven = half_up(lost * half_up(rest * Fraction(self.rules.cascade.relief)))
            self.result.missed[spell_id, code] = {
                "external": rest,
                "lost": lost,
                "moved": given,
                "forgiven": forgiven,
                "kept": lost - given - forgiven,
            }
        for (unit_id, post, owner), points in moved.items():
            spells = [spell for spell in self.spells.values() if spell["unit_id"] == unit_id]
            holders = {
                spell["person_id"] for spell in spells if spell["post"] == post and spell["present_days"]
            }
            if any(spell["person_id"] == owner and spell["newcomer"] for spell in spells):
                continue
            key = (unit_id, owner)
            before = self.result.deductions.get(key, Fraction(0))
            self.result.deductions[key] = before + half_up(points / len(holders))

    # scores -------------------------------------------------------------------------------------------

    def _team(self, unit_id: int) -> Fraction | None:
        rows = [row for (unit, _), row in self.result.team_cards.items() if unit == unit_id]
        counted = [row["contribution"] for row in rows if row["assessable"]]
        return sum(counted, Fraction(0)) if counted else None

    def _score(self) -> None:
        for spell_id, spell in sorted(self.spells.items()):
            post = self.rules.posts[spell["post"]]
            if not post.appraised:
                continue
            team = self._team(spell["unit_id"])
            rows = [row for (spell_key, _), row in self.result.cards.items() if spell_key == spell_id]
            counted = [row["contribution"] for row in rows if row["assessable"]]
            base = sum(counted, Fraction(0)) if counted else None
            if base is None and (post.side == "back" or not rows):
                base = team
            given = sum(
                (
                    row["moved"] + row["forgiven"]
                    for (key, _), row in self.result.missed.items()
                    if key == spell_id
                ),
                Fraction(0),
            )
            first = min(
                other["spell_id"]
                for other in self.spells.values()
                if other["unit_id"] == spell["unit_id"]
                and other["person_id"] == spell["person_id"]
                and self.rules.posts[other["post"]].appraised
            )
            deduction = Fraction(0)
            if first == spell_id:
                deduction = self.result.deductions.get((spell["unit_id"], spell["person_id"]), Fraction(0))
            final = None
            if base is not None:
                individual = max(base + given - deduction, Fraction(0))
                tau = Fraction(post.team_share) if team is not None else Fraction(0)
                mixed = half_up((1 - tau) * individual) + half_up(tau * (team or 0))
                final = int(half_up(mixed, 10_000) * 10_000)
            self.result.spells[spell_id] = spell | {"final": final, "deduction": deduction, "team": team}

    def _persons(self) -> None:
        absence, months = self.rules.absence, self.rules.grading.rolling_months
        own = {
            spell_id: row
            for spell_id, row in self.result.spells.items()
            if row["final"] is not None
            and row["present_days"] >= absence.min_days
            and row["available_days"] >= absence.min_days
        }
        for spell_id, row in self.result.spells.items():
            peers = [peer for peer in own.values() if peer["unit_id"] == row["unit_id"]]
            days = sum(peer["present_days"] for peer in peers)
            if spell_id in own:
                row["counted"] = row["final"]
            elif peers:
                total = sum(peer["final"] * peer["present_days"] for peer in peers)
                row["counted"] = floor(Fraction(total, days) + Fraction(1, 2))
            elif row["team"] is not None:
                row["counted"] = floor(row["team"] * 10_000 + Fraction(1, 2))
            else:
                row["counted"] = 1_000_000
        by_person: dict[int, list[Row]] = defaultdict(list)
        for row in self.result.spells.values():
            by_person[row["person_id"]].append(row)
        for person_id, rows in by_person.items():
            days = sum(row["present_days"] for row in rows)
            weights = [row["present_days"] if days else 1 for row in rows]
            total = sum(row["counted"] * weight for row, weight in zip(rows, weights, strict=True))
            score = floor(Fraction(total, sum(weights)) + Fraction(1, 2))
            history = [(Fraction(days, self.month.days), score)]
            first = str(self.month.plus(1 - months))
            for past in self.world["past_scores"]:
                if past["person_id"] == person_id and first <= past["month"] < str(self.month):
                    history.append((Fraction(past["presence_days"], past["period_days"]), past["score"]))
            weight = sum(presence for presence, _ in history)
            rolled = sum((presence * points for presence, points in history), Fraction(0))
            grade = floor(rolled / weight + Fraction(1, 2)) if weight else score
            self.result.persons[person_id] = {
                "score": score,
                "grade_score": grade,
                "presence_days": days,
                "months": len(history),
            }
