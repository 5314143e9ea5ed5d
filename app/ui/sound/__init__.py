"""The page "Suara": how every site's sound is processed, and where it is played."""
