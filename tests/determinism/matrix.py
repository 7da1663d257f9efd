"""matrix.py SOURCE BUILD DIGESTS: the same digests on every build and in every environment.

What must be the same: -O0, -O1 with sanitizers, -O2 and -O3, by gcc and by clang; with fused multiply-add and without; other locales
and zones; one thread or two; in one go, in steps of any length, and in a process that was forked halfway.

DIGESTS is the program `digests` of the build that is tested (tools/test: gcc with sanitizers). Beside it: the presets clang and
bench, which tools/test builds too, and four builds of its own under BUILD/matrix, each made when it is missing or old: gcc and
clang, at -O0, and at -O2 for a processor with fused multiply-add when this one is such a one. Two of them also play under other
locales, zones and mathematics of the C library. Everything plays in processes of its own, so at addresses of its own.

What must not change from one commit to the next without somebody meaning it stands in golden.txt.
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SOURCE, BUILD, DIGESTS = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
GOLDEN = SOURCE / "tests/determinism/golden.txt"
WITHOUT_FMA = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable"


def fail(words):
    print(words)
    sys.exit(1)


def run(command, environment=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, env=environment, check=False)
    if done.returncode != 0:
        fail(f"{' '.join(str(part) for part in command)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout


# ---- builds ----------------------------------------------------------------------------------------------------------

def has_fma():
    flags = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    return all(f" {flag} " in flags.replace("\n", " ") for flag in ("fma", "avx2", "bmi2"))


def build_of_its_own(name, compiler, flags):
    folder = BUILD / "matrix" / name
    if not (folder / "build.ninja").exists():
        run(["cmake", "-S", SOURCE, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DTOCSIN_WERROR=OFF",
             f"-DCMAKE_C_COMPILER={compiler}", f"-DCMAKE_C_FLAGS={flags}"])
    run(["cmake", "--build", folder, "--target", "digests", "--", "-j2"])
    return folder / "tests/determinism/digests"


def build_of_preset(name):
    folder = SOURCE / "build" / name
    if not (folder / "build.ninja").exists():
        run(["cmake", "-S", SOURCE, "--preset", name])
    run(["cmake", "--build", folder, "--target", "digests", "--", "-j2"])
    return folder / "tests/determinism/digests"


def builds():
    """Name and program, the one that is tested first. One after the other: they share two processors with other tests."""
    wide = "-O2 -march=haswell" if has_fma() else "-O2"
    yield "tested", DIGESTS
    yield "bench", build_of_preset("bench")
    yield "clang", build_of_preset("clang")
    yield "gcc -O0", build_of_its_own("gcc-O0", "gcc", "-O0")
    yield "clang -O0", build_of_its_own("clang-O0", "clang", "-O0")
    yield f"gcc {wide}", build_of_its_own("gcc-O2", "gcc", wide)
    yield f"clang {wide}", build_of_its_own("clang-O2", "clang", wide)


# ---- environments ----------------------------------------------------------------------------------------------------

def plain():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "GLIBC_"))}
    return kept | {"LC_ALL": "C.UTF-8", "TZ": "UTC"}


def german(folder):
    """A locale with a decimal comma, made here: no root needed, nothing installed."""
    place = pathlib.Path(folder) / "de_DE.UTF-8"
    done = subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", str(place)], capture_output=True, text=True, check=False)
    if not place.exists():
        fail(f"localedef could not make the locale de_DE.UTF-8 (Debian's package locales has what it needs): {done.stderr}")
    return plain() | {"LOCPATH": folder, "LC_ALL": "de_DE.UTF-8"}


def environments(folder):
    """Name, environment, and what --conditions must say there, so that no environment is one in name only."""
    nowhere = pathlib.Path(folder) / "no-zones"
    nowhere.mkdir()
    yield "plain", plain(), ". 00"
    yield "decimal comma", german(folder), ", 00"
    yield "Apia", plain() | {"TZ": "Pacific/Apia"}, ". 13"
    yield "no zone data", plain() | {"TZ": "Pacific/Apia", "TZDIR": str(nowhere)}, ". 00"
    yield "no FMA in the C library", plain() | {"GLIBC_TUNABLES": WITHOUT_FMA}, ". 00"


# ---- playing and comparing -------------------------------------------------------------------------------------------

def play(name, program, environment):
    lines = [line.rsplit(" ", 2) for line in run([program], environment).splitlines()]
    return name, program, environment, {item: (digest, events) for item, digest, events in lines}


def trace_of(one, item):
    done = subprocess.run([str(one[1]), "--trace", item], capture_output=True, text=True, env=one[2], check=False)
    return done.stdout.splitlines() if done.returncode == 0 else None


def first_difference(one, other, item):
    traces = trace_of(one, item), trace_of(other, item)
    if None in traces:
        return "this item has no trace of its own"
    for number, (a, b) in enumerate(zip(*traces), 1):
        if a != b:
            return f"record {number} is the first that differs:\n  {one[0]}: {a}\n  {other[0]}: {b}"
    return f"the traces have {len(traces[0])} and {len(traces[1])} records, and are the same as far as both go"


def compare(one, other):
    if one[3].keys() != other[3].keys():
        fail(f"{one[0]} and {other[0]} did not play the same items: {sorted(one[3].keys() ^ other[3].keys())}")
    for item, result in one[3].items():
        if other[3][item] != result:
            fail(f"{item}: {one[0]} gives {result}, {other[0]} gives {other[3][item]}\n{first_difference(one, other, item)}")


def check_within(results):
    """In one run: a forked process and the one that forked it, in steps and in one go, one thread and two; and not two seeds."""
    for item, result in results.items():
        whole, _, how = item.rpartition("/")
        if how in ("forked", "forking", "split") and result != results[whole]:
            fail(f"{whole} is not the same when it is {how}: {result}, {results[whole]}")
    if results["quiet-ward/1"] == results["quiet-ward/2"]:
        fail("two seeds give the same digest: it does not depend on what happened")
    if results["study/1-threads"] != results["study/2-threads"]:
        fail("a study on two threads is not the same as on one")
    if results["reference/core"] != results["reference/script"]:
        fail("the reference workload is not the same through the engine and as a script")


def check_golden(results):
    for line in GOLDEN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            item, digest, events = line.split()
            if int(events) < 10000:
                fail(f"{item} has only {events} events: too short to prove anything")
            if results[item] != (digest, events):
                fail(f"{item} gives {results[item]}; golden.txt says {digest} {events}. {GOLDEN} says what to do.")


def main():
    began = time.monotonic()
    if pathlib.Path("/proc/sys/kernel/randomize_va_space").read_text(encoding="ascii").strip() == "0":
        print("This system loads every program at the same addresses; only the other conditions vary.")
    with tempfile.TemporaryDirectory(prefix="tocsin-matrix-") as folder:
        programs = list(builds())
        around = list(environments(folder))
        print(f"{len(programs)} builds after {time.monotonic() - began:.0f} s")
        jobs = [(name, program, plain()) for name, program in programs]
        for words, environment, expected in around:
            said = run([programs[1][1], "--conditions"], environment).strip()
            if said != expected:
                fail(f"the environment “{words}” did not take: it says {said}, and should say {expected}")
            jobs += [(f"{name}, {words}", program, environment) for name, program in programs[1:3]]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            played = list(pool.map(lambda job: play(*job), jobs))
    check_within(played[0][3])
    for other in played[1:]:
        compare(played[0], other)
    check_golden(played[0][3])
    print(f"{len(played[0][3])} items are the same in {len(played)} runs of {len(programs)} builds "
          f"({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    main()
