scenario { api = 1, id = "frozen", title = "Frozen", language = "en", begins = { "2028-03-02 07:40", economy.aranda }, summary = "S." }
economy.aranda = { name = "Aranda", laws = "sg" }
