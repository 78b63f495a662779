"""The eight criteria of an outstanding marketer, by the mission."""

CRITERIA = (
    "law_abiding",
    "honest",
    "dedicated",
    "contributing",
    "solid_style",
    "conscientious",
    "outstanding_results",
    "recognised",
)
