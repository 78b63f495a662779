"""What few forms say about a person, drawn towards what is usual: one happy customer proves little.

The empirical Bayes mean of the normal model with known variances (Efron and Morris 1975, section 2).
"""

from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction


def shrunken_mean(
    mean: Exact, forms: int, *, usual_mean: Exact, person_variance: Exact, form_variance: Exact
) -> Fraction:
    """The mean of a person's forms, weighted by how much they can tell apart; without forms the usual mean.

    `person_variance` is that between persons, `form_variance` that between the forms of one person.
    ValueError when a number of forms or a variance is below zero, or both variances are zero.
    """
    between, within = Fraction(person_variance), Fraction(form_variance)
    if forms < 0 or between < 0 or within < 0 or not between + within:
        raise ValueError("forms and variances cannot be below zero, and one of the variances is above it")
    usual = Fraction(usual_mean)
    told = forms * between
    weight = told / (told + within) if told + within else Fraction(0)
    return usual + weight * (Fraction(mean) - usual)
