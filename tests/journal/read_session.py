"""Reads a session file by docs/session-file.md alone, checks every digest, and prints what it holds.

  read_session.py FILE      exit code 0 when it verifies, 1 with a sentence when it does not
"""

import hashlib
import sqlite3
import struct
import sys

LABELS = {"exercise": "tocsin exercise", "input": "tocsin input", "text": "tocsin text", "mark": "tocsin mark"}


def number(value):
    return struct.pack("<Q", value & (2**64 - 1))


def blob(value):
    return number(len(value)) + value


def digest(label, fields, key=b""):
    """Fields are whole numbers, texts or bytes."""
    state = hashlib.blake2b(digest_size=32, key=key)
    state.update(blob(LABELS[label].encode()))
    for field in fields:
        if isinstance(field, int):
            state.update(number(field))
        else:
            state.update(blob(field.encode() if isinstance(field, str) else field))
    return state.digest()


def must_fit(made, stored, what):
    if made != stored:
        sys.exit(f"{what} does not fit")


def read(path):
    with open(path, "rb") as file:
        head = file.read(100)
    if head[:16] != b"SQLite format 3\0" or head[68:72] != b"Tocs" or int.from_bytes(head[60:64], "big") != 1:
        sys.exit("not a session file of format 1")
    session = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    *exercise, stored = session.execute(
        "SELECT scenario, title, team, seed, rules, privacy, created_ms, chain FROM exercise").fetchone()
    (package,) = session.execute("SELECT bytes FROM package").fetchone()
    chain = digest("exercise", [1, *exercise, package])
    must_fit(chain, stored, "the exercise")
    chains = [chain]

    rows = session.execute("SELECT number, at_s, wall_ms, role, team, seat, sender_number, kind, payload, text_digest, "
                           "chain FROM inputs ORDER BY number")
    for count, (*fields, text_digest, stored) in enumerate(rows, 1):
        must_fit(fields[0], count, f"the number of input {count}")
        chain = digest("input", [chain, *fields, text_digest or b""])
        must_fit(chain, stored, f"input {count}")
        chains.append(chain)

    texts = 0
    for count, person, what, salt, text, stored in session.execute(
            "SELECT number, person, what, salt, text, text_digest FROM texts JOIN inputs USING(number)"):
        must_fit(digest("text", [person, what, text], key=salt), stored, f"the text of input {count}")
        texts += 1

    *mark, seal = session.execute("SELECT inputs, at_s, wall_ms, ended, seal FROM mark").fetchone()
    must_fit(digest("mark", [chains[mark[0]], *mark]), seal, "the mark")
    print(f"{exercise[0]}: {len(chains) - 1} inputs, {texts} texts, shown to {mark[1]} s, chain {chain.hex()}")


if __name__ == "__main__":
    read(sys.argv[1])
