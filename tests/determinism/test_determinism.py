#!/usr/bin/env python3
"""test_determinism.py CHECKOUT: one seed, one digest, whatever compiled the program and wherever it runs.

Compares the programs of the presets dev (gcc, sanitizers), bench (gcc, -O3) and clang (release), as tools/test builds them,
and one made here without optimisation; each of the three also under other time zones, locales and processor features.
"""

import functools
import json
import os
import subprocess
import sys
import tempfile
import unittest

CHECKOUT = os.path.realpath(sys.argv[1])
PRESETS = ("dev", "bench", "clang")
REFERENCE_PRESET = "bench"
TOCSIN = "sim/commands/tocsin"
WORKLOAD = "tests/bench/workload_bench"

SIMULATE = ("simulate", "quiet-ward", "--runs", "20", "--json", "--seed")
# The reference workload's digest after seeds 1 to 200: docs/benchmarks.md.
WORKLOAD_DIGEST = "958b4e60"
LONGEST_RUN_S = 60

# What the surroundings could say; taken away first, so that a run has nothing but what its case gives it.
SETTINGS = ("TZ", "TZDIR", "LANG", "LANGUAGE", "LOCPATH", "GLIBC_TUNABLES", "TOCSIN_DATA")
PLAIN = (("LC_ALL", "C.UTF-8"), ("TZ", "UTC"))
FAR_ZONE = (("LC_ALL", "C.UTF-8"), ("TZ", "Pacific/Apia"))
NO_ZONES = FAR_ZONE + (("TZDIR", "/nonexistent"),)
OLD_PROCESSOR = PLAIN + (("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-AVX2"),)


def environment(settings):
    kept = {name: value for name, value in os.environ.items() if name not in SETTINGS and not name.startswith("LC_")}
    return {**kept, **dict(settings)}


def output_of(command, settings=PLAIN, limit_s=LONGEST_RUN_S):
    """What the command prints; a sentence with its errors when it fails."""
    run = subprocess.run(command, cwd=CHECKOUT, env=environment(settings), stdin=subprocess.DEVNULL, capture_output=True,
                         encoding="utf-8", errors="replace", timeout=limit_s, check=False)
    if run.returncode != 0:
        raise AssertionError(f"{' '.join(command)} ended with {run.returncode}.\n{run.stdout[-2000:]}{run.stderr[-4000:]}")
    return run.stdout


def digest_of(command, settings=PLAIN):
    return json.loads(output_of(command, settings))["digest"]


def how_to_build(preset):
    return f"cmake --preset {preset} && cmake --build --preset {preset} --target tocsin workload_bench"


def program(preset, path):
    return os.path.join(CHECKOUT, "build", preset, path)


def setUpModule():
    """Without all three builds there is nothing to compare; says which commands make those that are missing."""
    missing = [preset for preset in PRESETS
               if not all(os.access(program(preset, path), os.X_OK) for path in (TOCSIN, WORKLOAD))]
    if missing:
        raise AssertionError(f"Not built: {', '.join(missing)}. tools/test builds every preset; or, in the checkout: "
                             + "; ".join(map(how_to_build, missing)))


def simulate(preset, settings=PLAIN, seed=1, threads=1):
    return digest_of([program(preset, TOCSIN), *SIMULATE, str(seed), "--threads", str(threads)], settings)


def play_workload(preset, way, settings=PLAIN, first=1):
    return digest_of([program(preset, WORKLOAD), way, str(first), str(first + 199)], settings)


@functools.lru_cache(maxsize=None)
def expected():
    """What every simulation of seed 1 is held against."""
    return simulate(REFERENCE_PRESET)


@functools.lru_cache(maxsize=None)
def german_folder():
    """A folder with a locale made here, whose decimal point is a comma; removed when the tests end."""
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    output_of(["localedef", "-i", "de_DE", "-f", "UTF-8", os.path.join(folder.name, "de_DE.UTF-8")])
    return folder.name


def german():
    return (("LC_ALL", "de_DE.UTF-8"), ("LOCPATH", german_folder()), ("TZ", "UTC"))


class EveryPreset(unittest.TestCase):
    """One comparison for each of the three builds; a failure names the build and how to bring it up to date."""

    def expect_in_every_preset(self, digest, play, sentence):
        for preset in PRESETS:
            with self.subTest(preset=preset):
                self.assertEqual(play(preset), digest, f"{sentence} (build/{preset}). "
                                 f"If that build is older than the sources: {how_to_build(preset)}")


class Simulation(EveryPreset):
    """quiet-ward, 20 plays from seed 1."""

    def expect_same(self, settings, sentence):
        self.expect_in_every_preset(expected(), lambda preset: simulate(preset, settings), sentence)

    def test_another_seed_gives_another_digest(self):
        self.assertRegex(expected(), r"^[0-9a-f]{32}$", "A digest is 32 hexadecimal digits.")
        self.assertNotEqual(simulate(REFERENCE_PRESET, seed=2), expected(),
                            "Seeds 1 and 2 gave the same digest: it does not depend on what happened.")

    def test_a_second_run_gives_the_same_digest(self):
        self.assertEqual(simulate(REFERENCE_PRESET), expected(), "The same program gave two digests for one seed.")

    def test_two_threads_give_the_same_digest_as_one(self):
        self.expect_in_every_preset(expected(), lambda preset: simulate(preset, threads=2),
                                    "Two threads gave another digest than one")

    def test_every_compiler_gives_the_same_digest(self):
        self.expect_same(PLAIN, f"This compiler's program gave another digest than that of build/{REFERENCE_PRESET}")

    def test_the_time_zone_changes_nothing(self):
        self.expect_same(FAR_ZONE, "In the time zone of Apia the digest was another")

    def test_a_machine_without_time_zones_changes_nothing(self):
        self.expect_same(NO_ZONES, "Without a folder of time zones the digest was another")

    def test_a_locale_with_a_decimal_comma_changes_nothing(self):
        self.expect_same(german(), "In a German locale the digest was another")

    def test_an_older_processor_changes_nothing(self):
        self.expect_same(OLD_PROCESSOR, "Without FMA and AVX2 in the C library the digest was another")


class Workload(EveryPreset):
    """The reference workload, seeds 1 to 200, by the engine's own rules (core) and by scripts (script)."""

    def expect_reference(self, settings, sentence):
        for way in ("core", "script"):
            with self.subTest(way=way):
                self.expect_in_every_preset(WORKLOAD_DIGEST, lambda preset: play_workload(preset, way, settings),
                                            f"{sentence}: {way}")

    def test_other_seeds_give_another_digest(self):
        for way in ("core", "script"):
            with self.subTest(way=way):
                self.assertNotEqual(play_workload(REFERENCE_PRESET, way, first=2), WORKLOAD_DIGEST,
                                    "Seeds 2 to 201 gave the digest of seeds 1 to 200: it does not depend on what happened.")

    def test_every_compiler_gives_the_reference_digest(self):
        self.expect_reference(PLAIN, "This compiler's program did not give the reference digest")

    def test_no_optimisation_gives_the_reference_digest(self):
        with tempfile.TemporaryDirectory() as folder:
            output_of(["cmake", "-S", CHECKOUT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                       "-DCMAKE_C_FLAGS_DEBUG=-O0", "-DTOCSIN_TESTS=ON"])
            output_of(["cmake", "--build", folder, "--target", "workload_bench"], limit_s=4 * LONGEST_RUN_S)
            for way in ("core", "script"):
                with self.subTest(way=way):
                    self.assertEqual(digest_of([os.path.join(folder, WORKLOAD), way, "1", "200"]), WORKLOAD_DIGEST,
                                     "Compiled with -O0 the reference workload gave another digest.")

    def test_the_time_zone_changes_nothing(self):
        self.expect_reference(FAR_ZONE, "In the time zone of Apia the reference digest was another")

    def test_a_machine_without_time_zones_changes_nothing(self):
        self.expect_reference(NO_ZONES, "Without a folder of time zones the reference digest was another")

    def test_a_locale_with_a_decimal_comma_changes_nothing(self):
        self.expect_reference(german(), "In a German locale the reference digest was another")

    def test_an_older_processor_changes_nothing(self):
        self.expect_reference(OLD_PROCESSOR, "Without FMA and AVX2 in the C library the reference digest was another")


class Surroundings(unittest.TestCase):
    """The settings above are real: a program that asks for the zone or the decimal point is told another."""

    def test_the_time_zones_differ(self):
        offsets = [output_of(["date", "-d", "@0", "+%z"], settings).strip() for settings in (PLAIN, FAR_ZONE, NO_ZONES)]
        self.assertEqual(offsets, ["+0000", "-1100", "+0000"], "The time zones asked for did not reach a program.")

    def test_the_decimal_point_is_a_comma(self):
        points = [output_of(["locale", "decimal_point"], settings).strip() for settings in (PLAIN, german())]
        self.assertEqual(points, [".", ","], "The locale made for the test did not reach a program.")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
