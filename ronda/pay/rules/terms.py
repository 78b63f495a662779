"""The rules of a month as the distribution reads them: whole numbers, made once for all people."""

from collections.abc import Mapping
from dataclasses import dataclass

from ronda.kernel.period import Month
from ronda.pay.rules.grades import Ladder, ladder_of
from ronda.pay.rules.scale import scale_of
from ronda.policy import Rules


@dataclass(frozen=True)
class Terms:
    """`posts` holds the weights in pay over `post_scale`; a post that is not appraised has none.

    Floor and ceiling are numerator and denominator of the part of an equal share.
    """

    salt: str
    days: int
    posts: Mapping[str, int]
    post_scale: int
    ladder: Ladder
    floor: tuple[int, int]
    ceiling: tuple[int, int]
    rules: Rules


def terms_of(rules: Rules, month: Month) -> Terms:
    weights = {code: post.pay_weight for code, post in rules.posts.items() if post.appraised}
    scale = scale_of(weights.values())
    return Terms(
        salt=str(month),
        days=month.days,
        posts={code: int(weight * scale) for code, weight in weights.items()},
        post_scale=scale,
        ladder=ladder_of(rules.grading),
        floor=rules.pay.share_floor.as_integer_ratio(),
        ceiling=rules.pay.share_ceiling.as_integer_ratio(),
        rules=rules,
    )
