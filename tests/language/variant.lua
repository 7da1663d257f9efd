-- A shorter way to play leaves cues out.
-- variant short
scenario { api = 1, id = "variant", title = "Variant", language = "en", begins = { "2026-03-02 08:00", economy.aranda }, length = "0:30",
  summary = "A shorter way to play leaves cues out.",
  variants = { { "short", "Half an hour", without = { inject.second } } } }
economy.aranda = { name = "Aranda", zone = "+08:00" }
team.power = { name = "Riverside Power", mark = "RP", sector = "business", economy = economy.aranda, brief = "You keep the lights on." }
team.cert = { name = "Aranda CERT", mark = "AC", sector = "government", economy = economy.aranda, brief = "You see more than any company." }

inject.first = { to = team.power, title = "First", text = "The lights flicker." }
inject.second = { to = team.power, title = "Second", text = "They flicker again." }
scene.day = { title = "Monday", { "0:05", inject.first }, { "0:10", inject.second } }
