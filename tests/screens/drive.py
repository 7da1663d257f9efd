"""Drives the real program by scripts, without a display: tests/screens/drive.py TOCSIN keys|table|more|home

keys   Quiet Ward's first afternoon by keys alone, at every size, scale and theme: the same inputs reach the record
table  all of Quiet Ward by pointer and words at a wide window; the file that it leaves verifies
more   a decision gets more time, a proposal and a note
home   from the home screen into a seat, out again, back in; a killed program loses nothing
"""
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LOOKS = [
    ("1920x1080", "100", "dark"), ("1920x1080", "200", "light"), ("1280x720", "100", "light"),
    ("1280x720", "200", "dark"), ("1920x1080", "150", "dark"), ("1366x768", "130", "light"),
]
CLOSED_S = 6  # longer than a silence that is still one sitting


def run(tocsin, folder, *words, expect=0):
    env = dict(os.environ, XDG_DATA_HOME=folder, LC_ALL="C.UTF-8")
    env.pop("DISPLAY", None)
    env.pop("WAYLAND_DISPLAY", None)
    done = subprocess.run([tocsin, *words], cwd=folder, env=env, capture_output=True, text=True, timeout=240)
    if done.returncode != expect:
        sys.exit(f"tocsin {' '.join(words)}: exit {done.returncode}, not {expect}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def inputs(path):
    """What reached the record, without the wall clock."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as file:
        return file.execute("SELECT number, at_s, role, team, kind, payload FROM inputs ORDER BY number").fetchall()


def play(tocsin, folder, script, name, *words):
    path = os.path.join(folder, name)
    run(tocsin, folder, "play", "quiet-ward", "--team", "unity", "--seed", "7", "-o", path,
        "--drive", os.path.join(HERE, script), *words)
    return path


def same_at_every_size(tocsin, folder):
    first = None
    for number, (size, scale, theme) in enumerate(LOOKS):
        look = ("--size", size, "--scale", scale, "--theme", theme)
        got = inputs(play(tocsin, folder, "keys.drive", f"{number}.tocsin", *look))
        first = first or got
        if got != first:
            odd = next((pair for pair in zip(first, got) if pair[0] != pair[1]), (len(first), len(got)))
            sys.exit(f"{size} at {scale} %, {theme}: other inputs than at {LOOKS[0]}: {odd}")
    kinds = [row[4] for row in first if row[2] == "seat"]
    for kind, least in (("decide", 2), ("read", 5)):
        if kinds.count(kind) < least:
            sys.exit(f"only {kinds.count(kind)} inputs of kind {kind}")
    run(tocsin, folder, "verify", os.path.join(folder, "0.tocsin"))


def the_whole_play(tocsin, folder):
    path = play(tocsin, folder, "table.drive", "table.tocsin")
    run(tocsin, folder, "verify", path)
    kinds = [row[4] for row in inputs(path) if row[2] == "seat"]
    for kind in ("decide", "share", "ask", "reply", "act", "notify", "state", "read", "answer"):
        if kind not in kinds:
            sys.exit(f"no input of kind {kind} reached the record")
    if kinds.count("decide") != 4:
        sys.exit(f"{kinds.count('decide')} decisions, not 4")


def more_than_choosing(tocsin, folder):
    path = play(tocsin, folder, "more.drive", "more.tocsin")
    run(tocsin, folder, "verify", path)
    kinds = [row[4] for row in inputs(path)]
    for kind, times in (("extend", 2), ("propose", 1), ("note", 1)):
        if kinds.count(kind) != times:
            sys.exit(f"{kinds.count(kind)} inputs of kind {kind}, not {times}")


def home_and_back(tocsin, folder):
    run(tocsin, folder, "home", "--drive", os.path.join(HERE, "home.drive"), "--size", "1920x1080")
    sessions = os.path.join(folder, "tocsin", "sessions")
    files = os.listdir(sessions)
    if len(files) != 1 or not files[0].startswith("quiet-ward-unity-") or not files[0].endswith(".tocsin"):
        sys.exit(f"one session by a readable name was to be there: {files}")
    path = os.path.join(sessions, files[0])
    run(tocsin, folder, "verify", path)
    before = inputs(path)
    time.sleep(CLOSED_S)
    run(tocsin, folder, "play", path, "--drive", os.path.join(HERE, "resume.drive"))
    after = inputs(path)
    if after[:len(before)] != before:
        sys.exit("going on changed what was there")
    closed = [json.loads(row[5]) for row in after[len(before):] if row[4] == "pause" and json.loads(row[5]).get("code") == 2]
    if len(closed) != 1 or closed[0]["number"] < CLOSED_S * 1000000:
        sys.exit(f"how long the program was closed was to be in the record once: {closed}")
    run(tocsin, folder, "play", path, "--team", "unity", expect=2)
    run(tocsin, folder, "play", path, "--drive", os.path.join(folder, "none.drive"), expect=1)
    run(tocsin, folder, "play", "quiet-ward", "--size", "wide", expect=2)
    said = run(tocsin, folder, "play", "quiet-ward", "--team", "nobody", "--drive", os.path.join(HERE, "resume.drive"),
               expect=1)
    if "unity" not in said:
        sys.exit(f"the teams that there are were to be named: {said}")
    if len(os.listdir(sessions)) != 1:
        sys.exit("a play that did not begin left a file")
    with open(os.path.join(sessions, "noise.tocsin"), "wb") as noise:
        noise.write(b"not a session" * 400)
    os.utime(noise.name, (86400, 86400))
    run(tocsin, folder, "home", "--drive", os.path.join(HERE, "damaged.drive"))


def main():
    tocsin, what = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        {"keys": same_at_every_size, "table": the_whole_play, "more": more_than_choosing, "home": home_and_back}[what](tocsin, folder)


main()
