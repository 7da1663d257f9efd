#!/usr/bin/env python3
"""test_tools.py: tools/install, play, test and bench on pretended machines: bare, complete, without network or rights."""

import os
import re
import unittest

from sandbox import Sandbox


class OnASandbox(unittest.TestCase):
    def setUp(self):
        self.box = Sandbox()
        self.addCleanup(self.box.remove)

    def complete(self):
        """The machine has everything that playing and testing need."""
        self.box.have(self.box.listed("test"))

    def expect(self, run, code, *sentences):
        """The exit code, and every sentence on stderr."""
        self.assertEqual(run.returncode, code, run.stderr)
        for sentence in sentences:
            self.assertIn(sentence, run.stderr)


class Packages(OnASandbox):
    def test_only_what_is_missing_is_installed(self):
        missing = ["cmake", "libsodium-dev"]
        self.box.have([name for name in self.box.listed("play") if name not in missing])
        self.expect(self.box.run("install"), 0, "Installing from Debian (2 missing): cmake libsodium-dev", "Installed.")
        log = self.box.log()
        self.assertEqual(len(log), 2, log)
        self.assertTrue(log[0].endswith(" update"), log)
        self.assertTrue(log[1].endswith(" install -y --no-install-recommends cmake libsodium-dev"), log)

    def test_nothing_missing_asks_nothing_of_apt(self):
        self.complete()
        self.expect(self.box.run("install", "test", NO_NETWORK="1"), 0)
        self.assertEqual(self.box.log(), [])

    def test_testing_needs_more_than_playing(self):
        self.box.have(self.box.listed("play"))
        self.expect(self.box.run("install", "play"), 0)
        self.assertEqual(self.box.log(), [])
        self.expect(self.box.run("install", "test"), 0, "libcmocka-dev")
        self.assertEqual(sorted(self.installed()), sorted(self.box.listed("test")))

    def installed(self):
        with open(os.path.join(self.box.path, "have"), encoding="utf-8") as file:
            return [name for name in file.read().split() if name not in ("install", "update")]

    def test_a_name_that_begins_like_an_installed_one_is_still_missing(self):
        self.box.write("tools/packages.txt", "play libicu\n")
        self.box.have(["libicu-dev", "libicu2"])
        self.expect(self.box.run("install"), 0, "(1 missing): libicu\n")

    def test_comments_and_empty_lines_are_no_packages(self):
        self.box.write("tools/packages.txt", "# a list\n\n  # more\nplay  one\ntest\ttwo\n")
        self.expect(self.box.run("install"), 0, "(1 missing): one\n")
        self.expect(self.box.run("install", "test"), 0, "(1 missing): two\n")

    def test_a_bad_line_of_the_list_is_named(self):
        for line in ("play", "play one two", "later one"):
            with self.subTest(line=line):
                self.box.write("tools/packages.txt", f"play good\n{line}\n")
                self.expect(self.box.run("install"), 1, "tools/packages.txt:2:")
                self.assertEqual(self.box.log(), [])

    def test_no_network_is_said_and_refused(self):
        run = self.box.run("install", NO_NETWORK="1")
        self.expect(run, 3, "apt-get update did not reach every package server", "connect it once and run this again")

    def test_apt_that_installs_nothing_is_not_believed(self):
        self.box.write("tools/packages.txt", "play one\n")
        self.expect(self.box.run("install", FORGETFUL="1"), 3, "yet these are still missing:\none")

    def test_without_root_and_without_sudo_the_command_for_an_administrator_is_given(self):
        self.box.be_user(1000)
        self.box.write("tools/packages.txt", "play one\nplay two\n")
        self.expect(self.box.run("install"), 3, "there is no sudo here", "Ask an administrator to run:  apt-get install one two")
        self.assertEqual(self.box.log(), [])

    def test_sudo_that_refuses_is_said_before_anything_is_tried(self):
        self.box.be_user(1000)
        self.box.give_sudo()
        self.box.write("tools/packages.txt", "play one\n")
        self.expect(self.box.run("install", SUDO_REFUSES="1"), 3, "sudo did not let this account install anything")
        self.assertEqual(self.box.log(), ["sudo -n true"])

    def test_an_ordinary_user_installs_through_sudo(self):
        self.box.be_user(1000)
        self.box.give_sudo()
        self.box.write("tools/packages.txt", "play one\n")
        self.expect(self.box.run("install"), 0)
        calls = [line.split()[0] for line in self.box.log()]
        self.assertEqual(calls, ["sudo", "sudo", "apt-get", "sudo", "apt-get"])

    def test_a_system_that_is_not_debian_is_pointed_to_the_page(self):
        self.box.take_away("dpkg-query")
        self.expect(self.box.run("install"), 3, "no dpkg-query", "docs/building.md")

    def test_install_used_wrongly(self):
        self.expect(self.box.run("install", "everything"), 2, '"everything"', "--help")
        self.expect(self.box.run("install", "play", "test"), 2, "one word at most")
        self.assertEqual(self.box.log(), [])


class Help(OnASandbox):
    def test_help_of_play_says_what_will_be_installed_and_does_nothing(self):
        here = [name for name in self.box.listed("play") if name != "libsdl2-dev"]
        self.box.have(here)
        run = self.box.run("play", "--help")
        self.expect(run, 0)
        self.assertEqual(re.findall(r"^  missing +(\S+)$", run.stdout, re.MULTILINE), ["libsdl2-dev"])
        self.assertEqual(re.findall(r"^  there +(\S+)$", run.stdout, re.MULTILINE), here)
        self.assertEqual(self.box.log(), [])
        self.assertFalse(os.path.exists(os.path.join(self.box.root, "build")))

    def test_every_tool_has_help_that_does_nothing(self):
        for tool in ("install", "play", "test", "bench"):
            for word in ("--help", "-h"):
                with self.subTest(tool=tool, word=word):
                    run = self.box.run(tool, word)
                    self.expect(run, 0)
                    self.assertIn(f"tools/{tool}", run.stdout)
                    self.assertEqual(self.box.log(), [])


class Play(OnASandbox):
    def setUp(self):
        super().setUp()
        self.complete()

    def paths(self, run):
        """The two paths that play prints, by their word."""
        return dict(re.findall(r"^(session|debrief)  (.+)$", run.stdout, re.MULTILINE))

    def test_the_first_run_on_a_bare_machine_installs_builds_and_plays(self):
        self.box.have([])
        run = self.box.run("play")
        self.expect(run, 0, "Installing from Debian", "Building Tocsin into build/release")
        calls = [line.split()[0] for line in self.box.log()]
        self.assertEqual(calls, ["apt-get", "apt-get", "cmake", "cmake", "tocsin", "tocsin"])

    def test_the_second_run_neither_installs_nor_sets_up(self):
        self.box.run("play")
        self.box.log()
        run = self.box.run("play", NO_NETWORK="1")
        self.expect(run, 0)
        self.assertNotIn("Building", run.stderr)
        self.assertNotIn("changed", run.stderr)
        log = self.box.log()
        self.assertEqual([line.split()[0] for line in log], ["cmake", "tocsin", "tocsin"])
        self.assertIn("--build", log[0])
        self.assertNotIn("cmake", run.stderr)

    def test_a_checkout_that_was_moved_is_set_up_again(self):
        self.box.run("play")
        moved = self.box.root + ", moved"
        os.rename(self.box.root, moved)
        self.box.root = moved
        self.box.log()
        self.expect(self.box.run("play"), 0)
        self.assertTrue(self.box.log()[0].startswith("cmake --preset release --fresh"))

    def test_without_a_display_bots_play_and_both_paths_are_printed(self):
        run = self.box.run("play")
        self.expect(run, 0, "neither DISPLAY nor WAYLAND_DISPLAY is set", "bots take every seat of Quiet Ward")
        paths = self.paths(run)
        self.assertEqual(run.stdout, f"session  {paths['session']}\ndebrief  {paths['debrief']}\n")
        place = os.path.join(self.box.home, ".local/share/tocsin")
        self.assertTrue(paths["session"].startswith(place + "/sessions/quiet-ward-"), paths)
        self.assertTrue(paths["session"].endswith(".tocsin"), paths)
        self.assertTrue(paths["debrief"].startswith(place + "/reports/quiet-ward-"), paths)
        self.assertTrue(os.path.isfile(paths["session"]) and os.path.isfile(paths["debrief"]))
        simulate, report = [line for line in self.box.log() if line.startswith("tocsin")]
        self.assertEqual(simulate, f"tocsin simulate quiet-ward --runs 1 --seed 7 -o {paths['session']}")
        self.assertEqual(report, f"tocsin report {paths['session']} -o {os.path.dirname(paths['debrief'])}")

    def test_two_runs_in_one_second_write_two_files(self):
        self.box.pretend("date", "echo 20260302-074000\n")
        names = [os.path.basename(self.paths(self.box.run("play"))["session"]) for _ in range(3)]
        self.assertEqual(names, [f"quiet-ward-20260302-074000{end}.tocsin" for end in ("", "-2", "-3")])

    def test_changed_sources_are_built_again_and_it_is_said(self):
        self.box.run("play")
        os.utime(os.path.join(self.box.root, "build/release/sim/commands/tocsin"), (1, 1))
        self.box.write("sim/base/err.c", "int changed;\n")
        self.expect(self.box.run("play"), 0, "Sources have changed")

    def test_xdg_data_home_goes_before_home(self):
        elsewhere = os.path.join(self.box.path, "data of mine")
        paths = self.paths(self.box.run("play", XDG_DATA_HOME=elsewhere))
        self.assertTrue(paths["session"].startswith(elsewhere + "/tocsin/sessions/"), paths)

    def test_a_data_folder_that_cannot_be_made_falls_back_to_out(self):
        in_the_way = os.path.join(self.box.path, "a file")
        with open(in_the_way, "w", encoding="utf-8") as file:
            file.write("in the way\n")
        for settings in ({"XDG_DATA_HOME": in_the_way}, {"HOME": ""}):
            with self.subTest(settings=settings):
                paths = self.paths(self.box.run("play", **settings))
                self.assertTrue(paths["session"].startswith(os.path.join(self.box.path, "out/sessions/")), paths)

    def test_no_place_to_write_at_all_is_refused(self):
        with open(os.path.join(self.box.path, "out"), "w", encoding="utf-8") as file:
            file.write("in the way\n")
        self.expect(self.box.run("play", HOME=""), 3, "the session file has no place to go")

    def test_with_a_display_the_home_screen_opens(self):
        for settings in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}):
            with self.subTest(settings=settings):
                run = self.box.run("play", **settings)
                self.expect(run, 0)
                self.assertEqual(run.stdout, "")
                self.assertEqual(self.box.log()[-2:], ["probe", "tocsin "])

    def test_a_display_that_cannot_be_opened_is_no_display(self):
        run = self.box.run("play", DISPLAY=":9", PROBE_REFUSES="1")
        self.expect(run, 0, "No window can be opened here: pretended.", "bots take every seat")
        self.assertIn("session", self.paths(run))

    def test_arguments_go_to_tocsin_as_they_are_and_its_exit_code_comes_back(self):
        self.expect(self.box.run("play", "play", "quiet ward", "--team", "unity"), 0)
        self.assertEqual(self.box.log()[-1], "tocsin play quiet ward --team unity")
        self.assertEqual(self.box.run("play", "check", "x").returncode, 1)
        self.assertNotIn("probe", self.box.log())

    def test_a_report_without_a_page_is_not_called_a_success(self):
        run = self.box.run("play", NO_PAGE="1")
        self.expect(run, 1, "the session file or the debrief is not there")
        self.assertEqual(run.stdout, "")

    def test_a_build_that_fails_or_makes_nothing_is_said(self):
        self.expect(self.box.run("play", CMAKE_FAILS="1"), 1, "CMake could not set up build/release")
        self.expect(self.box.run("play", BUILD_FAILS="1"), 1, "no semicolon", "Building build/release failed")
        self.expect(self.box.run("play", BUILD_MAKES_NOTHING="1"), 1, "it made no ")

    def test_a_build_that_may_not_be_written_is_started_as_it_is(self):
        self.box.run("play")
        self.box.log()
        self.box.take_rights_away("build/release")
        run = self.box.run("play")
        self.expect(run, 0, "build/release cannot be written by you")
        self.assertEqual([line.split()[0] for line in self.box.log()], ["tocsin", "tocsin"])

    def test_a_build_folder_that_is_a_file_is_refused(self):
        self.box.write("build", "in the way\n")
        self.expect(self.box.run("play"), 3, "cannot be written, so nothing can be built there")

    def test_it_may_be_called_through_a_link_from_anywhere(self):
        link = os.path.join(self.box.programs, "tocsin-play")
        os.symlink(os.path.join(self.box.root, "tools/play"), link)
        self.expect(self.box.run(link), 0)


class TestAndBench(OnASandbox):
    def setUp(self):
        super().setUp()
        self.complete()

    def test_three_builds_and_then_the_tests_whose_summary_is_last(self):
        run = self.box.run("test", "-R", "engine")
        self.expect(run, 0, "build/dev compiles without a warning", "build/clang compiles", "build/bench compiles")
        self.assertEqual(run.stdout.splitlines()[-1], "100% tests passed, 0 tests failed out of 3")
        built = [line.split("/")[-1].split()[0] for line in self.box.log() if "--build" in line]
        self.assertEqual(built, ["dev", "clang", "bench"])

    def test_arguments_go_to_ctest(self):
        self.box.run("test", "-R", "engine")
        self.assertEqual(self.box.log()[-1], "ctest --preset dev -R engine")

    def test_a_failing_test_fails_the_run(self):
        self.assertEqual(self.box.run("test", CTEST_EXITS="8").returncode, 8)

    def test_a_build_that_fails_ends_before_the_tests(self):
        self.expect(self.box.run("test", BUILD_FAILS="1"), 1)
        self.assertFalse([line for line in self.box.log() if line.startswith("ctest")])

    def test_bench_hands_its_arguments_on(self):
        self.expect(self.box.run("bench", "--json"), 0)
        self.assertEqual(self.box.log()[-1], "tocsin bench --json")


if __name__ == "__main__":
    unittest.main()
