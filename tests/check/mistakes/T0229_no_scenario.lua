economy.aranda = { name = "Aranda", zone = "+08:00" }
