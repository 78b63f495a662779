"""Which duty of the back office a service request of the front office belongs to."""

# Service to the front office is the information officer's own duty; a brand manager coaches with the answer,
# a director answers for customer service.
SERVICE_DUTIES = {"information_officer": "N5", "brand_manager": "B2", "director": "D3", "deputy": "D3"}


def service_duty(post: str) -> str | None:
    """None: the post does not serve the front office."""
    return SERVICE_DUTIES.get(post)
