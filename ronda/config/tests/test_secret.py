import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ronda.config.secret import keep_secret


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = keep_secret(tmp_path / "home")

    assert keep_secret(tmp_path / "home") == first
    assert len(first) >= 50


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    keep_secret(tmp_path / "home")

    assert stat.S_IMODE((tmp_path / "home" / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(keep_secret, [tmp_path / "home"] * 8))

    assert len(keys) == 1
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["secret.key"]
