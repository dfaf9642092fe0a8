"""What runs on GitHub and GitLab: only what was checked, tested and verified is published, and jobs may no more."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import yaml

from helpcenter.command_line.main import parser_in
from helpcenter.messages import ENGLISH
from sites import ROOT

GITHUB = {file.stem: file.read_text("utf-8") for file in sorted((ROOT / ".github/workflows").glob("*.yml"))}
GITLAB = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
WORKFLOWS: dict[str, dict[str, Any]] = {name: yaml.safe_load(text) for name, text in GITHUB.items()}
PIPELINE: dict[str, Any] = yaml.safe_load(GITLAB)
JOBS = {(name, job): told for name, workflow in WORKFLOWS.items() for job, told in workflow["jobs"].items()}
READS = {"contents": "read"}
PERMISSIONS = {
    ("site", "check"): {**READS, "security-events": "write"},
    ("site", "test"): READS,
    ("site", "build"): READS,
    ("site", "publish"): {**READS, "actions": "read", "pages": "write", "id-token": "write"},
    ("publish", "publish"): {**READS, "actions": "read", "pages": "write", "id-token": "write"},
    ("status", "report"): READS,
}
COMMANDS = re.compile(r"\.venv/bin/helpcenter ([^>|&\n]+)")

each_workflow = pytest.mark.parametrize("name", WORKFLOWS)


def test_every_job_has_the_permissions_that_it_needs_and_a_workflow_none() -> None:
    assert {key: told.get("permissions") for key, told in JOBS.items()} == PERMISSIONS
    assert [name for name, workflow in WORKFLOWS.items() if workflow["permissions"] != {}] == []


@each_workflow
def test_every_action_is_pinned_to_a_commit_that_says_its_version(name: str) -> None:
    used = re.findall(r"uses: (.*)", GITHUB[name])
    actions = [each for each in used if not each.startswith("./")]
    assert [each for each in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


@each_workflow
def test_no_workflow_has_a_secret_or_runs_foreign_code_with_the_rights_of_this_project(name: str) -> None:
    assert "secrets" not in GITHUB[name].replace("any secret", "").replace("Secrets and variables", "")
    assert "pull_request_target" not in GITHUB[name]
    assert "workflow_run" not in GITHUB[name]


@each_workflow
def test_no_command_holds_what_somebody_else_may_write(name: str) -> None:
    """What stands between braces gets into a script as text, and a branch may be called anything."""
    jobs = WORKFLOWS[name]["jobs"].values()
    assert [step for job in jobs for step in job.get("steps", ()) if "${{" in step.get("run", "")] == []


@each_workflow
def test_no_token_stays_in_the_checkout(name: str) -> None:
    checkouts = [
        step
        for job in WORKFLOWS[name]["jobs"].values()
        for step in job.get("steps", ())
        if "checkout@" in step.get("uses", "")
    ]
    assert {step["with"]["persist-credentials"] for step in checkouts} <= {False}


def test_github_publishes_main_alone_after_everything_else() -> None:
    publish = JOBS["site", "publish"]
    assert set(publish["needs"]) == {"check", "test", "build"}
    assert publish["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert JOBS["publish", "publish"]["if"] == "github.ref == 'refs/heads/main'"
    assert JOBS["publish", "publish"]["concurrency"] == {"group": "publish", "cancel-in-progress": False}


def test_gitlab_publishes_the_default_branch_alone_after_everything_else() -> None:
    default = [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert PIPELINE["pages"]["rules"] == PIPELINE["verify"]["rules"] == default
    needed = {each["job"] if isinstance(each, dict) else each for each in PIPELINE["pages"]["needs"]}
    assert needed == {"check", "test", "build"}
    assert (PIPELINE["pages"]["resource_group"], PIPELINE["pages"]["interruptible"]) == ("publish", False)


def test_what_is_tested_is_what_everybody_tests() -> None:
    assert {"run": "bash .ci/run"} in JOBS["site", "test"]["steps"]
    assert PIPELINE["test"]["script"] == ["bash .ci/run"]


def test_the_site_is_verified_where_it_was_built_before_it_is_published_and_where_readers_get_it() -> None:
    built, published = (
        [
            shlex.split(each)
            for each in COMMANDS.findall("\n".join(step.get("run", "") for step in JOBS[job]["steps"]))
            if "verify" in each
        ]
        for job in (("site", "build"), ("publish", "publish"))
    )
    online = ["verify", "$PAGE_URL", "--against", "site/manifest.json"]
    assert (built, published) == ([["verify", "site"]], [["verify", "site"], online])


@pytest.mark.parametrize(
    "command", sorted({each.strip() for each in COMMANDS.findall("\n".join((*GITHUB.values(), GITLAB)))})
)
def test_every_command_is_one_that_there_is(command: str) -> None:
    assert parser_in(ENGLISH).parse_args(shlex.split(command))


def test_nobody_else_says_what_the_checker_has_found() -> None:
    """A change could bring along what it remembers of pages, and so pass for one that was checked."""
    scripts = [
        *(
            [step.get("run", "").partition(" #")[0] for step in JOBS["site", job]["steps"]]
            for job in ("check", "build")
        ),
        *([line.partition(" #")[0] for line in PIPELINE[job]["script"]] for job in ("check", "build")),
    ]
    assert [
        each.index("rm -rf .helpcenter_cache") < each.index(make)
        for each, make in zip(scripts, ("make .venv/ready", "make build") * 2, strict=True)
    ] == [True] * 4


def test_the_weekly_report_knows_the_whole_history() -> None:
    assert JOBS["status", "report"]["steps"][0]["with"] == {"persist-credentials": False, "fetch-depth": 0}
