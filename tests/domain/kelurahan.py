"""A small city for tests: three kecamatan, five kelurahan, names in two spellings."""

from __future__ import annotations

from app.domain.wilayah import Kecamatan, Kelurahan, Wilayah

EAST = Kecamatan("32.75.01", "Bekasi Timur", "Bekasi Timur")
SATRIA = Kecamatan("32.75.06", "Medan Satria", "Medansatria")
ASIH = Kecamatan("32.75.09", "Jatiasih", "Jatiasih")

AREN = Kelurahan("32.75.01.1004", "Aren Jaya", "Arenjaya", EAST, 2)
DUREN = Kelurahan("32.75.01.1003", "Duren Jaya", "Durenjaya", EAST)
PEJUANG = Kelurahan("32.75.06.1003", "Pejuang", "Pejuang", SATRIA, 1)
KALIBARU = Kelurahan("32.75.06.1004", "Kalibaru", "Kalibaru", SATRIA)
JATIASIH = Kelurahan("32.75.09.1002", "Jatiasih", "Jatiasih", ASIH)

CITY = Wilayah([PEJUANG, AREN, DUREN, KALIBARU, JATIASIH])
