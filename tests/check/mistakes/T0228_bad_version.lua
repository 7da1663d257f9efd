scenario { api = 2, id = "frozen", title = "Frozen", language = "en", begins = { "2026-03-02 07:40", economy.aranda }, summary = "S." }
economy.aranda = { name = "Aranda", zone = "+08:00" }
