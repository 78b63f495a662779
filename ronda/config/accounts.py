"""Who may have an account, and whose sign-in is counted: allauth's and axes' questions to Ronda."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):
    """Accounts are given by the administrator of a company; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def tried_name(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """The name that somebody tries to sign in with; upper case is no way round the lock."""
    given = credentials or {}
    name = given.get("username") or given.get("email") or request.POST.get("login", "")
    return str(name).strip().lower()


def client_address(request: HttpRequest) -> str:
    """Where a request comes from; allauth and axes must agree, and believe a proxy only when there is one."""
    return str(get_adapter().get_client_ip(request))
