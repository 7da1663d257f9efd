scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "Two substations misbehave." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
measure.left = { name = "Left", unit = "h", start = 5, better = "high" }
inject.alarm = { to = team.power, title = "Alarm", text = "{measure.left} hours are left, says {team.power}." }
scene.day = { title = "Monday", { "0:00", inject.alarm } }
--- texts/de.po
msgid ""
msgstr ""
"Language: de\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: scenario.lua
msgctxt "scenario.title"
msgid "Frozen"
msgstr "Eingefroren"

#: scenario.lua
msgctxt "scenario.summary"
msgid "Two substations misbehave."
msgstr "Zwei Umspannwerke spinnen."

#: scenario.lua
msgctxt "economy.aranda.name"
msgid "Aranda"
msgstr "Aranda"

#: scenario.lua
msgctxt "team.power.name"
msgid "Riverside Power"
msgstr "Flusskraft"

#: scenario.lua
msgctxt "team.power.brief"
msgid "You keep the lights on."
msgstr "Ihr haltet das Licht an."

#: scenario.lua
msgctxt "measure.left.name"
msgid "Left"
msgstr "Rest"

#: scenario.lua
msgctxt "measure.left.unit"
msgid "h"
msgstr "h"

#: scenario.lua
msgctxt "inject.alarm.title"
msgid "Alarm"
msgstr "Ein Alarm, der so lang ist, dass ihn die Karte des Spielers auf keinen Fall mehr fassen kann"

#: scenario.lua
msgctxt "inject.alarm.text"
msgid "{measure.left} hours are left, says {team.power}."
msgstr "{team.power} sagt, es bleiben {measure.left} Stunden. Mehr unter www.flusskraft.de und 8.8.8.8."

#: scenario.lua
msgctxt "scene.day.title"
msgid "Monday"
msgstr "Montag"
