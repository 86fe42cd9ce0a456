"""JUnit's XML: a suite a file, a failing case a finding, and a passing one for a clean file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from eknaam.lint.located import Checked, Located, Tally
from eknaam.text.visible import visible

__all__ = ["write_junit"]


def write_junit(checked: Iterable[Checked], tally: Tally, stream: TextIO) -> None:  # noqa: ARG001
    """Write one document; characters that XML has no way to write are shown as escapes."""
    suites = [(_attribute(one.document), one.findings) for one in checked]
    failures = sum(len(found) for _, found in suites)
    cases = sum(max(1, len(found)) for _, found in suites)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    stream.write(f'<testsuites name="eknaam" tests="{cases}" failures="{failures}">\n')
    for name, found in suites:
        tests = max(1, len(found))
        stream.write(f'<testsuite name={name} tests="{tests}" failures="{len(found)}">\n')
        if not found:
            stream.write(f'<testcase name="eknaam lint" classname={name}/>\n')
        stream.writelines(_case(one, name) for one in found)
        stream.write("</testsuite>\n")
    stream.write("</testsuites>\n")


def _case(one: Located, name: str) -> str:
    finding, place = one.finding, one.place
    title = _attribute(f"{finding.rule} {place.line}:{place.column}")
    body = escape(visible(f"{one.before}{one.text}{one.after}"))
    message = quoteattr(finding.message)  # visible already, and its isolates stay
    return (
        f'<testcase name={title} classname={name} file={_attribute(one.file)} line="{place.line}">'
        f"<failure type={_attribute(finding.kind)} message={message}>{body}</failure></testcase>\n"
    )


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
