"""Scan the documents of a folder one by one; print the peak memory in MB, and the seconds."""

import sys
import time
from pathlib import Path

from eknaam import Normalizer

start = time.perf_counter()
texts = (path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir()))
for _ in Normalizer().find_many(texts):
    pass
took = time.perf_counter() - start
# Not getrusage: its peak has that of the process that started this one in it.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(int(status["VmHWM"].split()[0]) / 1024, took)
