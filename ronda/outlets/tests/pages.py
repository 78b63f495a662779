"""Reading pages: their words, their rows, the questions they put to the database."""

import html
import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def words_of(answer: Any) -> str:
    """What a page says, without its markup."""
    text = re.sub(r"<script.*?</script>|<svg.*?</svg>", " ", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).strip()


def heads_of(answer: Any) -> list[str]:
    """The names of the rows of the page's lists."""
    found = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', answer.content.decode(), flags=re.DOTALL)
    return [re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", each))).strip() for each in found]


def questions(client: Client, address: str) -> int:
    """How many statements a page needs, once the session is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
