"""Makes chain and seal of an altered session fit again, as anybody can who knows docs/session-file.md: the chain is no
signature. For tests of what a stranger may write."""

from read_session import digest


def reseal(session):
    """`session` is an open connection; nothing is committed. Texts that an input has keep fitting it."""
    *exercise, _ = session.execute(
        "SELECT scenario, title, team, seed, rules, privacy, created_ms, chain FROM exercise").fetchone()
    (package,) = session.execute("SELECT bytes FROM package").fetchone()
    chain = digest("exercise", [1, *exercise, package])
    session.execute("UPDATE exercise SET chain = ?", (chain,))
    chains = [chain]
    for number, person, what, salt, text in session.execute("SELECT * FROM texts").fetchall():
        session.execute("UPDATE inputs SET text_digest = ? WHERE number = ?",
                        (digest("text", [person, what, text], key=salt), number))
    for *fields, text_digest, _ in session.execute("SELECT * FROM inputs ORDER BY number").fetchall():
        chain = digest("input", [chain, *fields, text_digest or b""])
        session.execute("UPDATE inputs SET chain = ? WHERE number = ?", (chain, fields[0]))
        chains.append(chain)
    *mark, _ = session.execute("SELECT * FROM mark").fetchone()
    mark[0] = max(0, min(mark[0], len(chains) - 1))
    session.execute("UPDATE mark SET inputs = ?, seal = ?", (mark[0], digest("mark", [chains[mark[0]], *mark])))
