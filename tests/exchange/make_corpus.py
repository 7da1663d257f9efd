"""Writes tests/exchange/corpus: lists of injects with the dirt that real ones have. Run it by hand; its files are kept."""

import os

from xlsx import DATE, DATE_TIME, ELAPSED, PERCENT, TIME, Book, Number, Raw

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")
HEADS = ["Number", "Time", "Synopsis", "From", "To", "Delivery", "Expected action", "Objective", "Notes"]


def csv(name, text, encoding="utf-8"):
    with open(os.path.join(CORPUS, name), "wb") as file:
        file.write(text.encode(encoding) if isinstance(text, str) else text)


def xlsx(name, *sheets, **changes):
    book = Book()
    for sheet in sheets:
        book.sheet(*sheet[:2], **(sheet[2] if len(sheet) > 2 else {}))
    for key, value in changes.items():
        setattr(book, key, value)
    book.save(os.path.join(CORPUS, name))


def row(*cells, mark=","):
    return mark.join('"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',;"\n\t') else cell for cell in cells) + "\r\n"


def stored(name, rows_of_sheets, **changes):
    """Not packed, so that a changed byte reaches what reads the XML: for fuzz_exchange."""
    book = Book()
    for sheet, rows in rows_of_sheets:
        book.sheet(sheet, rows, merges=["A2:A3"])
    for key, value in changes.items():
        setattr(book, key, value)
    book.save(os.path.join(CORPUS, "stored", name), compress=False)


def main():
    os.makedirs(os.path.join(CORPUS, "stored"), exist_ok=True)
    stored("list.xlsx", [("MSEL", [HEADS, [1, Number(0.4, TIME), "Pump", "Boss", "Water", "mail", "Calls", "Early", "_x000D_"],
                                   [2, "T+1:30", "See evil.com", "Boss", "All", "fax", "", "Early; Calm", "{x}"], [3, Number(46083.5, DATE_TIME), "Third", None, "Water"]])])
    stored("scenario.xlsx", [
        ("Scenario", [["field", "value"], ["id", "small"], ["title", "Small"], ["language", "en"], ["begins", "2026-03-02 08:00, e"], ["summary", "S."], ["length", Number(0.1, ELAPSED)]]),
        ("Economies", [["id", "name", "zone"], ["e", "E", "+08:00"]]),
        ("Teams", [["id", "name", "mark", "sector", "economy", "brief", "posture", "contacts"], ["a", "A", "A", "business", "e", "B.", "plan = 2", "{ { team.b, channel.m } }"], ["b", "B", "B", "other", "e", "B."]]),
        ("Channels", [["id", "name", "between", "delay", "hours", "fails"], ["m", "Mail", "a, b", "5, 10, 20", "08:00-18:00 mon-fri", Number(0.05, PERCENT)]]),
        ("Facts", [["id", "title", "text", "tlp", "held_by", "needed_by", "class"], ["x", "X", "An item.", "green", "a", "{ { team.b, by = \"0:45\" } }", "C1, C2"]]),
        ("Injects", [["id", "to", "title", "text", "does", "via"], ["i", "a", "T", "Text", "change(measure.c, -1)\ngive{ fact.x, to = team.b } -- then", "Mail"]]),
        ("Decisions", [["id", "who", "ask", "within", "otherwise"], ["d", "a", "What?", Number(0.02, TIME), "q"]]),
        ("Options", [["decision", "option", "label", "does", "sound"], ["d", "p", "P", "after(\u201c0:10\u201d, send(inject.i))", "knows(own, fact.x)"], [None, "q", "Q"]]),
        ("Outcomes", [["of", "arm", "weight", "does"], ["d.p", "good", 2], ["d.p", "bad", 1, "change(measure.c, -5)"]]),
        ("Measures", [["id", "name", "unit", "start", "better", "rate"], ["c", "C", "points", -1.5, "high", "-0.2 * own.x"]]),
        ("Scenes", [["id", "title", "begins"], ["s", "S", "0:00"]]),
        ("Cues", [["scene", "time", "what", "when"], ["s", "0:00", "inject.i, decision.d"], [None, None, "inject.i", "knows(team.b, fact.x)"]]),
        ("Rules", [["id", "when", "does", "again"], ["r", "all{ past(5), no(sent(inject.i)) }", "send(inject.i)", "yes"]]),
        ("Nonsense", [["x"]])])
    heads = row(*HEADS)
    csv("plain.csv", heads + row("1", "09:30", "Pump 3 runs", "Night shift", "Ferry Water", "Phone", "Calls the CERT", "Share early", "")
        + row("2", "09:45", "A mail", "Maker", "Ferry Water, Aranda CERT", "mail", "", "Share early; Stay calm", "Slowly"))
    csv("semicolons_with_mark.csv", "\ufeff" + "Nr.;Uhrzeit;Synopsis;From;To\r\n1;9.30;Caf\u00e9 closed;Boss;Water\r\n2;10h15;\"Two\nlines; one value\";Boss;Water\r\n")
    csv("tabs_utf16.csv", "Inject #\tScheduled Time\tEvent\tRecipient Player(s)\r\n1\t0930\tPumpe l\u00e4uft\tWasser\r\n2\t1015\tZweite\tWasser\r\n", "utf-16")
    csv("utf16_without_mark.csv", "Number,Time,Synopsis,To\r\n1,0930,First,Water\r\n", "utf-16-le")
    csv("windows.csv", "Number,Time,Synopsis,From,To\r\n1,9:30 am,\u201cCaf\u00e9\u201d \u2013 closed,M\u00fcller,Water\r\n".encode("cp1252"))
    csv("separator_said.csv", "sep=|\r\nNumber|Time|Synopsis|To\r\n1|08:00|a, b; c|Water\r\n")
    csv("times.csv", row("Number", "Time", "Synopsis", "To") + "".join(row(str(i), time, f"Time {i}", "Water") for i, time in enumerate(
        ["0930", "09:30", "9.30 am", "9:30 PM", "12:15 a.m.", "0930h", "09h45", "T+1:30", "T + 90", "+0:20", "STARTEX", "StartEx + 15 min", "H+2", "1h 30m",
         "Day 2 08:00", "Day 2, 0800", "D+1 0915", "2026-01-07 10:00", "7 Jan 2026 1130", "Jan 7, 2026 1:30 PM", "07/01/2026 10:00", "25/01/2026 10:00",
         "9", "25:00", "0:75", "TBD", "T-0:30", "Day 0 08:00", "31 Feb 2026 0800", "~1430", "1430Z", "14:30 tomorrow"], 1)))
    csv("elapsed.csv", row("Number", "Elapsed Time", "Synopsis", "To") + row("1", "0:00", "First", "Water") + row("2", "15", "Minutes", "Water")
        + row("3", "1:30", "Hours", "Water") + row("4", "1:02:30", "Seconds", "Water"))
    csv("from_zero.csv", row("Number", "Time", "Synopsis", "To") + row("1", "0:00", "First", "Water") + row("2", "1:30", "Second", "Water"))
    csv("over_midnight.csv", row("Number", "Time", "Synopsis", "To") + row("1", "22:30", "Late", "Water") + row("2", "23:50", "Later", "Water")
        + row("3", "00:20", "Next day", "Water") + row("4", "06:00", "Morning", "Water"))
    csv("duplicates_and_gaps.csv", "Cyber exercise 2026,,,,\r\n,,,,\r\n" + row("MSEL #", "Time", "Synopsis", "To", "Owner") + row("1", "0900", "One", "Water", "Kim")
        + ",,,,\r\n" + row("1", "0915", "One again", "Water", "") + row("Phase 2", "", "", "", "") + row("MSEL #", "Time", "Synopsis", "To", "Owner")
        + row("7a", "0930", "Letters", "", "Lee") + row("", "0945", "No number", "Nobody else", "") + row("9", "", "No time", "All", ""))
    csv("unsure.csv", row("Number", "Tiem", "Synopsis", "Recipiant", "Colour") + row("1", "0900", "One", "Water", "red"))
    csv("hostile_texts.csv", row("Number", "Time", "Synopsis", "Inject text", "To") + row("1", "0900", '=cmd|"/c calc"!A1', "{measure.trust} }{ own", "} os.exit() --")
        + row("2", "0905", "See evil.com and 8.8.8.8", "Version 3.5.1 of http://www.bank.com/x at 10.0.0.1, 2400:cb00:2048:1::c629", "team.x = {}")
        + row("end", "0910", "A" * 300, "x" * 9000, "end") + row("3", "0915", "\u65e5\u672c", "\u6c34\u9053", "\u6c34\u9053\u5c40"))
    xlsx("workbook.xlsx", ("Readme", [["About this file"], ["It has a list on its second sheet"]]),
         ("MSEL", [["Exercise Night Pump"], ["Draft 3"], [], HEADS,
                   [1, Number(0.395833333333333, TIME), "Pump 3 runs", "Night shift", "Ferry Water", "Phone", "Calls", "Share early"],
                   [2, Number(0.40625, TIME), "Merged time", "Night shift", "Ferry Water"], [3, None, "Same time", "Night shift", "Aranda CERT"],
                   [4, Raw('s="2"|<f>B5+TIME(1,0,0)</f><v>0.4375</v>'), "Formula", "Boss", "Ferry Water"],
                   [5, Raw('t="e"|<f>B99</f><v>#REF!</v>'), "Broken formula", "Boss", "Ferry Water"],
                   [6, Raw("|<f>B5</f>"), "Never computed", "Boss", "Ferry Water"],
                   [7, "1100", "Hidden", "Boss", "Ferry Water"], [8, 1115, "A number", "Boss", "Ferry Water"],
                   [9, 0.5, "A bare half", "Boss", "Ferry Water"], [10, True, "A yes", "Boss", "Ferry Water"]],
          {"merges": ["A1:I1", "B6:B7"], "hidden_rows": {11}}))
    xlsx("dates.xlsx", ("Sheet1", [["No", "Date", "Time", "Event", "To"], [1, Number(46083, DATE), Number(0.375, TIME), "Monday", "Water"],
                                   [2, Number(46084, DATE), "0800", "Tuesday", "Water"], [3, None, "0830", "Still Tuesday", "Water"],
                                   [4, "Wednesday", "0900", "No date", "Water"]]))
    xlsx("serials.xlsx", ("Sheet1", [["No", "Date/Time", "Event", "To"], [1, Number(46083.375, DATE_TIME), "Monday", "Water"], [2, 46083.5, "No format", "Water"],
                                     [3, Number(1.0625, ELAPSED), "From the start", "Water"], [4, Number(0.5, PERCENT), "Half", "Water"]]))
    xlsx("mac_1904.xlsx", ("Sheet1", [["No", "Date/Time", "Event", "To"], [1, Number(44621.375, DATE_TIME), "Monday", "Water"]]), date1904=True)
    csv("phishing.json", """{
 "exercise": {"name": "A letter from school", "description": "A targeted mail", "uuid": "e1", "version": "1"},
 "inject_flow": [
  {"inject_uuid": "i1", "sequence": {"trigger": ["startex"], "completion_trigger": ["time_expiration"]}, "timing": {"triggered_at": null}},
  {"inject_uuid": "i2", "sequence": {"trigger": "inject-resolution"}, "requirements": {"inject_uuid": "i1", "resolution_requirement": "Publishing"}},
  {"inject_uuid": "i3", "timing": {"triggered_at": "T+0:30"}}],
 "inject_payloads": [{"uuid": "p1", "name": "mail", "type": "file", "parameters": {"contents": "Dear team,\\n{see} the file from evil.com."}}],
 "injects": [
  {"uuid": "i1", "name": "A mail arrives", "action": "email_to_participants", "action_payload_resource_uuid": "p1", "target_tool": "MISP",
   "inject_evaluation": [{"result": "An event is made", "score_range": [0, 10]}, {"result": "It is published", "score_range": [0, 10]}]},
  {"uuid": "i2", "name": "Odd traffic", "description": "The sensor fires.", "action": "network connection", "target_tool": "Suricata"},
  {"uuid": "i3", "name": "A call", "action": "phone"}]}
""")
    csv("other.json", '{"teams": ["a", "b"]}')
    csv("broken.json", '{"injects": [')
    csv("no_list.csv", "a,b\r\n1,2\r\n")
    csv("no_injects.csv", heads)
    csv("empty.csv", "")


if __name__ == "__main__":
    main()
