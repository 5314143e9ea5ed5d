"""The page "Uji jalur suara": from site to site, do we hear them and do they hear us."""
