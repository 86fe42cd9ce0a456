"""Scan the documents of a folder one by one; print the peak memory in MB, and the seconds."""

import resource
import sys
import time
from pathlib import Path

from eknaam import Normalizer

start = time.perf_counter()
texts = (path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir()))
for _ in Normalizer().find_many(texts):
    pass
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(peak, time.perf_counter() - start)
