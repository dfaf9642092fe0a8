"""Whatever happens while a site is published, what readers get is whole: the old one or the new one."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helpcenter.diagnostics import CannotCheckError
from helpcenter.publishing.publication import publish, roll_back
from helpcenter.publishing.releases import KEPT
from helpcenter.publishing.verification import verify_folder
from packed_sites import COMMIT, packed_site, text_of
from sites import ROOT, append, commit, copy_project, git, replace, run

POINTS = 50
SHORT = COMMIT[:12]
CHILD = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT / "tests")])}


def published(folder: Path, *texts: str) -> Path:
    """Publish sites that say these texts to a folder, one after the other."""
    for text in texts:
        publish(folder, None, packed_site(folder.parent / f"site-{text}", text))
    return folder


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "releases").iterdir())


def test_a_release_is_what_was_packed_and_is_published(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "two")
    assert (host / "current").readlink() == Path(f"releases/0002-{SHORT}")
    assert text_of(host / "current/site") == "two"
    assert verify_folder(host / "current/site") == []
    assert sorted(each.name for each in host.iterdir()) == [".lock", "current", "releases"]


def test_five_releases_are_kept_and_numbers_go_on(tmp_path: Path) -> None:
    host = published(tmp_path / "host", *"abcdefg")
    assert names(host) == [f"{number:04}-{SHORT}" for number in range(8 - KEPT, 8)]


def test_a_rollback_publishes_the_one_before_and_again_the_one_before_that(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "two", "three")
    assert [(roll_back(host), text_of(host / "current/site"))[1] for _ in range(2)] == ["two", "one"]
    with pytest.raises(CannotCheckError, match="there is no release before 0001"):
        roll_back(host)
    assert text_of(host / "current/site") == "one"


def test_where_nothing_was_published_nothing_is_rolled_back(tmp_path: Path) -> None:
    with pytest.raises(CannotCheckError, match="there is no release before the first"):
        roll_back(tmp_path / "host")
    assert not (tmp_path / "host").exists()


def test_what_was_rolled_back_is_never_rolled_back_to(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "bad")
    roll_back(host)
    published(host, "three")
    roll_back(host)
    assert text_of(host / "current/site") == "one"


def test_pages_that_readers_have_open_find_the_assets_of_their_release(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "two", "three")
    earlier = {each.read_text("utf-8")[:4] for each in (host / "current/earlier/assets").glob("site.????????.js")}
    assert earlier == {"one;", "two;"}
    assert not [*(host / "current/earlier").rglob("*.png")]  # the new one has it, too
    assert f'root "{host}/current/earlier";' in (host / "current/nginx.conf").read_text("utf-8")


def test_killed_at_any_moment_readers_get_a_whole_site(tmp_path: Path) -> None:
    base = published(tmp_path / "base", *"abcd", "old")
    site = packed_site(tmp_path / "site", "new")
    (tmp_path / "work").mkdir()
    command = [sys.executable, str(ROOT / "tests/killed.py"), *map(str, (base, tmp_path / "work", site, POINTS))]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", env=CHILD, check=False)
    assert result.returncode == 0, result.stderr
    operations, told = json.loads(result.stdout)
    assert operations >= POINTS
    assert len(told) == POINTS
    got = {each[1] for each in told}
    assert got == {"old", "new"}  # some were killed before the switch and some after it
    assert [each for each in told if each[0] != signal.SIGKILL or each[2:] != [[], "new", KEPT, []]] == []


def test_of_two_at_once_one_says_so(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "old")
    hold = (
        "import fcntl, sys; lock = open(sys.argv[1]); fcntl.flock(lock, fcntl.LOCK_EX);"
        "print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(host / ".lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        result = run(ROOT, "helpcenter", "publish", str(host), "--site", str(packed_site(tmp_path / "new", "new")))
        other.communicate("\n")
    assert (result.returncode, result.stderr) == (
        2,
        f"helpcenter: could not publish: {host}: another publication is under way\n",
    )
    assert text_of(host / "current/site") == "old"
    assert names(host) == [f"0001-{SHORT}"]


def test_two_that_start_together_leave_one_whole_site(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "old")
    sites = [packed_site(tmp_path / text, text) for text in ("one", "two")]
    commands = [[sys.executable, "-m", "helpcenter", "publish", str(host), "--site", str(site)] for site in sites]
    running = [subprocess.Popen(each, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for each in commands]
    codes = [each.wait() for each in running]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    assert verify_folder(host / "current/site") == []
    assert text_of(host / "current/site") in {site.name for site, code in zip(sites, codes, strict=True) if code == 0}


FULL = OSError(errno.ENOSPC, "No space left on device", "somewhere")


@pytest.mark.parametrize(
    "where",
    [
        "shutil.copyfile",
        "os.link",
        "os.mkdir",
        "pathlib.Path.write_text",
        "pathlib.Path.rename",
        "pathlib.Path.symlink_to",
    ],
)
def test_on_a_full_disk_the_old_site_stands(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = published(tmp_path / "host", "older", "old")
    site = packed_site(tmp_path / "new", "new")

    def fail(*_arguments: object, **_options: object) -> None:
        raise FULL

    with monkeypatch.context() as patch:
        patch.setattr(where, fail)
        with pytest.raises(CannotCheckError, match=r"cannot be written: .*No space left on device"):
            publish(host, None, site)
    assert text_of(host / "current/site") == "old"
    publish(host, None, site)
    assert text_of(host / "current/site") == "new"
    assert len(names(host)) == 3


def test_on_a_really_full_disk_the_old_site_stands(tmp_path: Path) -> None:
    """A process that may write no file larger than a few bytes meets what a full disk is."""
    host = published(tmp_path / "host", "old")
    site = packed_site(tmp_path / "new", "new")
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64));"
        "from helpcenter.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", limited, "publish", str(host), "--site", str(site)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", env=CHILD, check=False)
    assert result.returncode == 2
    assert "cannot be written: " in result.stderr
    assert "File too large" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert text_of(host / "current/site") == "old"


Spoil = Callable[[Path], object]


def link_folder(host: Path) -> None:
    shutil.move(host, host.with_name("elsewhere"))
    host.symlink_to("elsewhere")


def link_releases(host: Path) -> None:
    shutil.move(host / "releases", host.with_name("elsewhere"))
    (host / "releases").symlink_to("../elsewhere")


def lead_out(host: Path) -> None:
    (host / "current").unlink()
    (host / "current").symlink_to("/etc")


def replace_current(host: Path) -> None:
    (host / "current").unlink()
    (host / "current").mkdir()


def be_foreign(host: Path) -> None:
    shutil.rmtree(host)
    host.mkdir()
    (host / "photos").mkdir()


def be_file(host: Path) -> None:
    shutil.rmtree(host)
    host.touch()


def below_file(host: Path) -> None:
    shutil.rmtree(host)
    host.symlink_to("/proc/version")


UNFIT: dict[str, tuple[Spoil, str]] = {
    "a link in place of the folder": (link_folder, "host: is a symbolic link, expected a folder"),
    "a link in place of the releases": (link_releases, "releases: is a symbolic link, expected a folder"),
    "a file": (be_file, "host: is a file, expected a folder"),
    "a link to a file": (below_file, "host: is a symbolic link, expected a folder"),
    "somebody else's folder": (be_foreign, "host: holds 'photos', expected an empty folder or one of releases"),
    "a link that leads out": (lead_out, "current: leads to '/etc', expected a release"),
    "a folder in place of the link": (replace_current, "current: is no symbolic link, expected one to a release"),
}


@pytest.mark.parametrize(("spoil", "message"), UNFIT.values(), ids=UNFIT)
def test_a_folder_that_is_not_ours_is_left_alone(spoil: Spoil, message: str, tmp_path: Path) -> None:
    host = published(tmp_path / "host", "old")
    spoil(host)
    before = sorted(tmp_path.rglob("*"))
    for option in (["--site", str(tmp_path / "site-old")], ["--rollback"]):
        result = run(ROOT, "helpcenter", "publish", str(host), *option)
        assert result.returncode == 2
        assert message in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path) -> None:
    site = packed_site(tmp_path / "site")
    result = run(ROOT, "helpcenter", "publish", "/proc/help", "--site", str(site))
    assert (result.returncode, result.stderr) == (
        2,
        "helpcenter: could not publish: /proc/help: cannot be written: No such file or directory\n",
    )


def test_a_site_that_is_not_whole_is_not_published(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "old")
    site = packed_site(tmp_path / "new", "new")
    (site / "404.html").unlink()
    append(site / "index.html", "!")
    with pytest.raises(CannotCheckError, match=r"new: is not what its manifest says: missing: 404\.html, and 1 more"):
        publish(host, None, site)
    assert names(host) == [f"0001-{SHORT}"]


def test_a_damaged_release_is_not_rolled_back_to_and_hinders_no_other(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "two")
    (host / f"releases/0001-{SHORT}/site/404.html").unlink()
    with pytest.raises(CannotCheckError, match=rf"releases/0001-{SHORT}/site: is not what its manifest says: missing"):
        roll_back(host)
    assert text_of(host / "current/site") == "two"
    assert text_of(published(host, "three") / "current/site") == "three"


def test_no_clock_matters(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "two")
    for number, name in enumerate(names(host)):
        os.utime(host / "releases" / name, (4e9 - number, 4e9 - number))
    roll_back(host)
    assert text_of(host / "current/site") == "one"


def test_where_the_link_is_lost_no_release_is(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "one", "two")
    (host / "current").unlink()
    published(host, "three")
    assert names(host) == [f"{number:04}-{SHORT}" for number in (1, 2, 3)]


BUILDING = """
import sys
from pathlib import Path
from helpcenter.publishing import publication
publication._GENERATOR = (
    sys.executable, "-c", "import sys; print('building', file=sys.stderr, flush=True); open(sys.argv[1]).read()", "pipe"
)
publication.publish(Path("host"), Path())
"""


def test_a_build_that_outlives_its_publication_is_waited_for_and_cleared_away(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "old")
    site = packed_site(tmp_path / "new", "new")
    os.mkfifo(tmp_path / "pipe")
    command = [sys.executable, "-c", BUILDING]
    with subprocess.Popen(command, cwd=tmp_path, env=CHILD, stderr=subprocess.PIPE) as publication:
        assert publication.stderr
        assert publication.stderr.readline() == b"building\n"
        publication.kill()
        publication.wait()
        try:
            with pytest.raises(CannotCheckError, match="another publication is under way"):
                publish(host, None, site)
        finally:
            (tmp_path / "pipe").write_text("go on", encoding="utf-8")
            publication.stderr.read()  # until the build has ended, too
    publish(host, None, site)
    assert (names(host), text_of(host / "current/site")) == ([f"{each:04}-{SHORT}" for each in (1, 2)], "new")


COMMITTING = """
import shutil, subprocess, sys
shutil.copytree(sys.argv[1], sys.argv[2])
who = ("-c", "user.name=x", "-c", "user.email=x@localhost")
subprocess.run(["git", *who, "commit", "--quiet", "--allow-empty", "--message", "meanwhile"], check=True)
"""


def test_what_was_built_while_somebody_committed_was_made_from_no_commit(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generator = (sys.executable, "-c", COMMITTING, str(packed_site(tmp_path / "made")))
    monkeypatch.setattr("helpcenter.publishing.publication._GENERATOR", generator)
    with (tmp_path / "said").open("w") as said:
        monkeypatch.setattr(sys, "stderr", said)  # a file, as a build needs
        assert publish(tmp_path / "host", project) == "0001-uncommitted"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this site whose every file is in a commit."""
    root = copy_project(tmp_path / "project")
    (root / ".gitignore").write_text("/site*\n.helpcenter_cache/\n__pycache__/\n", encoding="utf-8")
    git(root, "init", "--quiet")
    commit(root)
    return root


def test_what_is_built_and_published_says_its_commit_and_faults_change_nothing(project: Path, tmp_path: Path) -> None:
    host = tmp_path / "host"
    head = git(project, "rev-parse", "HEAD").strip()
    built = run(project, "helpcenter", "publish", str(host))
    assert (built.returncode, built.stdout) == (0, f"published 0001-{head[:12]}\n"), built.stderr
    assert json.loads((host / "current/site/manifest.json").read_bytes())["commit"] == head
    replace(project / "docs/en/account/reset-password.md", "2.  ", "7.  ")
    failed = run(project, "helpcenter", "publish", str(host))
    assert failed.returncode == 1
    assert "S101" in failed.stderr
    assert "nothing was published" in failed.stderr
    assert names(host) == [f"0001-{head[:12]}"]


def test_no_lock_is_left_behind(tmp_path: Path) -> None:
    host = published(tmp_path / "host", "old")
    with (host / ".lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
