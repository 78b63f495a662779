"""Background work that the viewer may see."""

from ronda.jobs.queries.jobs import job_for, jobs_for, open_job, seen_jobs, view_of

__all__ = ["job_for", "jobs_for", "open_job", "seen_jobs", "view_of"]
