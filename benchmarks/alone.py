"""Run one benchmark module, its peak memory as the last line: `python -m benchmarks.alone MODULE ...`."""

import json
import resource
import runpy
import sys

if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__")
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sys.stdout.write(json.dumps({"peak_mb": max(peaks) / 1024}) + "\n")
