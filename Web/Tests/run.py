"""Runs all tests of the page, each class in a process of its own and four of them at once."""

import re
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDER = Path(__file__).parent


def suites():
    """The names of the classes; those that take longest come first."""
    names = []
    for path in sorted(FOLDER.glob("test_*.py")):
        module = __import__(path.stem)
        names += [
            f"{path.stem}.{name}" for name, kind in vars(module).items()
            if isinstance(kind, type) and issubclass(kind, unittest.TestCase)
            and unittest.defaultTestLoader.getTestCaseNames(kind)]
    return sorted(names, key=lambda name: "Session" not in name and "Limit" not in name)


def run(name):
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-m", "unittest", name], cwd=FOLDER, capture_output=True,
        text=True)
    return name, ended.returncode, ended.stdout + ended.stderr


with ThreadPoolExecutor(4) as threads:
    results = list(threads.map(run, suites()))
count = 0
for name, status, text in results:
    count += int((re.search(r"Ran (\d+) test", text) or [0, 0])[1])
    if status:
        print(f"{name} failed:\n{text}")
failed = [name for name, status, _ in results if status]
print(f"the page: {count} tests" + (f", failed: {', '.join(failed)}" if failed else " passed"))
sys.exit(bool(failed))
