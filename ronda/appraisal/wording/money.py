"""Sentences about the amount."""

from django.utils.translation import gettext_lazy as _

MONEY = {
    "amount": _(
        "%(amount_cents)s: the pool of %(pool_cents)s for %(post)s, %(unit_name)s,"
        " times the weight %(weight_factor)s of all weights, %(all_factor)s."
    ),
    "amount_of_few": _(
        "%(amount_cents)s for %(post)s, %(unit_name)s, by the weight %(weight_factor)s. The post has fewer"
        " than %(least)s people, so its pool is not shown; who leads the centre can show the exact division."
    ),
    "amount_of_spells": _("%(amount_cents)s from all posts held in this month."),
    "weight": _(
        "Weight %(weight_factor)s: present on %(present_days)s of %(period_days)s days,"
        " times %(grade_factor)s for grade %(grade)s."
    ),
    "post_pool": _(
        "Pool for %(post)s: %(pool_cents)s, the part %(weight_factor)s of %(all_factor)s"
        " of the centre's %(unit_cents)s."
    ),
    "unit_pool": _(
        "Pool of %(unit_name)s: %(pool_cents)s for a weight of %(weight_factor)s among all centres."
    ),
    "share_at_floor": _(
        "The share was lifted to the floor, %(share_cents)s: nobody falls further below an equal share."
    ),
    "share_at_ceiling": _(
        "The share was held at the ceiling, %(share_cents)s: nobody rises further above an equal share."
    ),
    "last_cent_by_remainder": _("One cent that was left over fell here, to the largest remainder."),
    "last_cent_by_weight": _(
        "One cent that was left over fell here: of equal remainders, to the larger weight."
    ),
    "last_cent_by_draw": _(
        "One cent that was left over fell here by the draw of the month, which anybody can repeat."
    ),
    "penalty": _(
        "%(penalty_cents)s of the share of %(share_cents)s are withheld for a confirmed finding;"
        " they stay with the centre and go to no colleague."
    ),
    "penalty_cut_by_deduction": _(
        "The rules ask for %(wanted_cents)s; the law allows no larger deduction in a month."
    ),
    "penalty_cut_by_minimum_wage": _(
        "The rules ask for %(wanted_cents)s; more would take the wage below the legal minimum."
    ),
}
