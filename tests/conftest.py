"""What all tests share: template databases, commits as in life, no network, one budget."""

from collections.abc import Iterator

import pytest

pytest_plugins = (
    "tests.plumbing.databases",
    "tests.plumbing.commits",
    "tests.plumbing.surroundings",
    "tests.plumbing.browser",
    "tests.plumbing.looks",
    "tests.plumbing.people",
)

BUDGET = 1.0
MAY_BE_SLOW = {"slow", "browser", "soak"}


def pytest_configure(config: pytest.Config) -> None:
    """Make the checks of Hypothesis repeatable, and the catalogues those of the checkout."""
    from hypothesis import HealthCheck, settings

    if not hasattr(config, "workerinput"):
        from scripts.build_hook import compile_catalogues

        list(compile_catalogues(config.rootpath, only_stale=True))

    settings.register_profile(
        "folkmoot",
        deadline=None,
        derandomize=True,
        database=None,
        max_examples=60,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    settings.load_profile("folkmoot")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Note each test that takes longer than it may without a mark."""
    report = yield
    marks = {mark.name for mark in item.iter_markers()}
    if call.when == "call" and call.duration > BUDGET and not marks & MAY_BE_SLOW:
        report.user_properties.append(("too_slow", f"{call.duration:.1f} s"))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what is over the budget of a second and has no mark that says why."""
    late = [
        (report.nodeid, dict(report.user_properties)["too_slow"])
        for reports in terminalreporter.stats.values()
        for report in reports
        if isinstance(report, pytest.TestReport)
        and "too_slow" in dict(report.user_properties)
        and report.when == "call"
    ]
    for test, seconds in sorted(set(late)):
        terminalreporter.write_line(f"over one second without the mark slow: {test} ({seconds})")
