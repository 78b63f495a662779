"""The sentences of visits: why something is refused, and what was done."""

from ronda.visits.wording import advice, base_data, forms, planning, proof, quotas

AREAS = (quotas, planning, forms, advice, proof, base_data)
