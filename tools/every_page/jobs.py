"""Work in the background."""

NO_PAGE = {
    "job",
    "job_cancel",
    "job_go_on",
    "job_progress",
}
