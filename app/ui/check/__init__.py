"""The page "Uji lokasi": every site before the session opens, on the screen and on paper."""
