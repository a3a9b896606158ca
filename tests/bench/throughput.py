#!/usr/bin/env python3
"""How fast and in how much memory a large numeric CSV file is audited: throughput.py LEAKAUDIT [ROWS ...].

Makes each file with make_numbers.py in a temporary folder, audits it three times with a column store that holds everything
and three times with --memory 256M, and prints the best CPU time, the throughput and the peak memory. Shared machines are
noisy: compare figures of one run with each other, not with those of another day.
"""
import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
tool = os.path.abspath(sys.argv[1])
sizes = [int(a) for a in sys.argv[2:]] or [1550000, 6200000]


def run(arguments):
    """CPU seconds and peak KiB of one run, by the operating system's account of the process."""
    process = subprocess.Popen([tool, "audit"] + arguments, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


print("%10s %6s %12s %8s %12s %9s" % ("rows", "GB", "memory", "CPU s", "GB/CPU s", "peak MiB"))
for rows in sizes:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "numbers.csv")
        with open(path, "wb") as out:
            subprocess.run([sys.executable, os.path.join(here, "make_numbers.py"), str(rows)], stdout=out, check=True)
        size = os.path.getsize(path) / 1e9
        for memory in ("8G", "256M"):
            runs = [run([path, "--target", "y", "--memory", memory, "--format", "json", "--progress", "never"])
                    for _ in range(3)]
            cpu, peak = min(r[0] for r in runs), max(r[1] for r in runs)
            print("%10d %6.3f %12s %8.2f %12.3f %9.0f" % (rows, size, memory, cpu, size / cpu, peak / 1024), flush=True)
