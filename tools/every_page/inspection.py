"""Draws, checks and findings."""

from tools.every_page.look import Look

LOOKS = (
    Look("inspections", "ana"),
    Look("inspections", "diego"),
    Look("inspection_announce", "ana"),
    Look("inspection_round", "ana", ("round",)),
    Look("inspection_round", "diego", ("round",)),
    Look("inspection_round", "wei", ("open_round",)),
    Look("draw", "diego", ("draw",)),
    Look("inspection_mine", "carmen"),
    Look("inspection_check", "carmen", ("drawn_unit",)),
    Look("inspection_check", "carmen", ("checked_unit",)),
    Look("finding_new", "carmen", ("checked_unit",)),
    Look("findings", "ana"),
    Look("findings", "diego"),
    Look("finding", "diego", ("finding",)),
    Look("finding", "ana", ("finding",)),
    Look("finding_step", "diego", ("finding", "finding_deed")),
)
NO_PAGE = {
    "draw_file",
    "finding_press",
    "inspection_abandon",
    "inspection_beacon",
    "inspection_check_give_up",
    "inspection_check_save",
    "inspection_commit",
    "inspection_draw",
    "inspection_freeze",
    "inspection_inspector",
    "inspection_preview",
    "inspection_release",
    "inspection_reveal",
}
