"""The first six sites in the order of the seed. What is said here is invented for the demo."""

from __future__ import annotations

from scripts.demo.cast import (
    Banner,
    BannerKind,
    Beard,
    DemoSite,
    Finish,
    Furnishing,
    Hair,
    Item,
    Motif,
    Place,
    Room,
    Seat,
    Speaker,
    Voice,
)
from scripts.demo.people import (
    BROWN,
    DARK,
    DEEP,
    GREY,
    LIGHT,
    TAN,
    batik_man,
    blazer_man,
    hijab_woman,
    koko_man,
    officer,
    woman,
)

PEJUANG = DemoSite(
    code="32.75.06.1003",
    slug="pejuang",
    name="Pejuang",
    kecamatan="Medan Satria",
    room=Room(
        wall="#cfbfae",
        wall_far="#ab9783",
        dado="#8f755c",
        finish=Finish.PANEL,
        table="#a98a66",
        skirt="#2d5d7c",
        chair="#5b6672",
        clock="10.42",
        banner=Banner(BannerKind.CLOTH, 62, 916, "#1f4e79", "#ffffff", "#f0cd7a"),
        furnishings=(
            Furnishing(Item.WINDOW, 66, 276, 150, 140, "#8a6a4a"),
            Furnishing(Item.MAP, 458, 274, 146, 128),
            Furnishing(Item.FLAG, 1162, 236, 112, 330),
        ),
    ),
    speaker=Speaker(
        batik_man(BROWN, "#74472a", "#d7a75e", Motif.PARANG, peci=True, beard=Beard.MOUSTACHE), Place.FRONT, 372, 1.32
    ),
    seats=(
        Seat(hijab_woman(LIGHT, "#3f6f8a", "#e6d6ae", "#2f6b63", Motif.TRUNTUM), 104, 0.90),
        Seat(officer(DEEP, glasses=True), 660, 0.92),
        Seat(batik_man(TAN, "#2f5d50", "#d9c58a", Motif.KAWUNG, hair=Hair.RECEDING, hair_colour=GREY), 868, 0.92),
        Seat(hijab_woman(TAN, "#7c3f5c", "#e3bccb", "#c9b7a2"), 1066, 0.88),
    ),
    voice=Voice("m3", 42, 171),
    sentences=(
        "Assalamualaikum, dan selamat pagi.",
        "Saya Ketua RW 07 Kelurahan Pejuang.",
        "Kami mengusulkan perbaikan drainase di Jalan Cendana, RT 03, panjang 180 meter, lebar 60 sentimeter.",
        "Kedua, 15 titik lampu penerangan jalan di RT 05.",
        "Terima kasih.",
    ),
    plates=("PKK", "LURAH", "LPM", "RW 11"),
)

BINTARA_JAYA = DemoSite(
    code="32.75.02.1004",
    slug="bintara-jaya",
    name="Bintara Jaya",
    kecamatan="Bekasi Barat",
    room=Room(
        wall="#aebfd2",
        wall_far="#8298b2",
        dado="#66788d",
        finish=Finish.TILE,
        table="#c8b79a",
        skirt="#6d3a57",
        chair="#8c97a6",
        clock="10.17",
        banner=Banner(BannerKind.SCREEN, 238, 730, "#e3ebf4", "#17375e", "#2a6fb0", y=30, height=208),
        furnishings=(
            Furnishing(Item.PORTRAITS, 30, 66, 168, 108, "#b08d4f"),
            Furnishing(Item.FLAG, 30, 236, 108, 330),
            Furnishing(Item.SHELF, 1120, 262, 136, 304, "#8c7458"),
        ),
    ),
    speaker=Speaker(hijab_woman(LIGHT, "#5b3a78", "#e0cfa0", "#caa9c4", Motif.KAWUNG), Place.TABLE, 640, 1.10),
    seats=(
        Seat(batik_man(DEEP, "#2b4f72", "#cfd8e2", Motif.MEGA, peci=True), 214, 0.92),
        Seat(woman(TAN, "#b0555f", "#f0d3c4", Motif.TRUNTUM, lanyard=True), 420, 0.90),
        Seat(officer(TAN), 862, 0.92),
        Seat(hijab_woman(BROWN, "#3b6f5c", "#d9d2a8", "#e3ddcf"), 1066, 0.90),
    ),
    voice=Voice("f2", 52, 176),
    sentences=(
        "Selamat pagi, Bapak dan Ibu.",
        "Saya Ketua Tim Penggerak PKK Kelurahan Bintara Jaya.",
        "Kami mengusulkan perbaikan Posyandu Melati di RW 04, luas 48 meter persegi, karena atapnya bocor.",
        "Juga pelatihan menjahit bagi 30 ibu.",
        "Demikian, terima kasih.",
    ),
    plates=("RW 04", "KADER", "LURAH", "POSYANDU"),
)

AREN_JAYA = DemoSite(
    code="32.75.01.1004",
    slug="aren-jaya",
    name="Aren Jaya",
    kecamatan="Bekasi Timur",
    room=Room(
        wall="#d3c5a4",
        wall_far="#b3a17c",
        dado="#a08c66",
        finish=Finish.PAINT,
        table="#8b6b4a",
        skirt="#2f5b47",
        chair="#6b5a48",
        clock="11.05",
        banner=Banner(BannerKind.BOARD, 300, 680, "#23503f", "#fbf7ea", "#e3c678"),
        furnishings=(
            Furnishing(Item.WINDOW, 44, 60, 196, 188, "#f1ede2"),
            Furnishing(Item.PLANT, 980, 286, 130, 280, "#a3603f"),
            Furnishing(Item.FLAG, 1160, 236, 112, 330),
        ),
    ),
    speaker=Speaker(blazer_man(TAN, "#2c3c5e", hair=Hair.RECEDING, hair_colour=GREY), Place.LECTERN, 258, 1.28, hand=1),
    seats=(
        Seat(batik_man(BROWN, "#8a3f3a", "#e2b98a", Motif.KAWUNG), 500, 0.88),
        Seat(hijab_woman(TAN, "#2e6f8a", "#d6e3e6", "#8fb0b8", Motif.MEGA), 676, 0.86),
        Seat(koko_man(DARK, "#e4e0d6", "#3d7a5b", hair_colour=GREY, beard=Beard.GOATEE), 856, 0.90),
        Seat(woman(LIGHT, "#6a5aa0", "#d8d0ee", Motif.TRUNTUM, hair=Hair.BUN, glasses=True), 1042, 0.86),
    ),
    voice=Voice("m1", 40, 176),
    sentences=(
        "Selamat pagi.",
        "Saya Ketua LPM Kelurahan Aren Jaya.",
        "Prioritas pertama, turap kali di RW 12, panjang 95 meter, tinggi 2 meter, sebab tebingnya longsor.",
        "Prioritas kedua, jalan lingkungan di RT 06, 320 meter persegi.",
        "Foto dan peta sudah kami unggah.",
    ),
    plates=("RW 12", "PKK", "BKM", "LURAH"),
)

KAYURINGIN_JAYA = DemoSite(
    code="32.75.04.1005",
    slug="kayuringin-jaya",
    name="Kayuringin Jaya",
    kecamatan="Bekasi Selatan",
    room=Room(
        wall="#b4cac8",
        wall_far="#88a5a4",
        dado="#5f7f80",
        finish=Finish.PANEL,
        table="#d1c6b2",
        skirt="#24566a",
        chair="#7b8f92",
        clock="09.48",
        banner=Banner(BannerKind.CLOTH, 40, 950, "#0f5860", "#ffffff", "#bfe3d8"),
        furnishings=(
            Furnishing(Item.CURTAIN, 0, 262, 70, 304, "#5f8a90"),
            Furnishing(Item.FLAG, 1150, 236, 112, 330),
        ),
    ),
    speaker=Speaker(officer(BROWN, glasses=True), Place.TABLE, 652, 1.10, hand=-1),
    seats=(
        Seat(hijab_woman(LIGHT, "#b5654a", "#f0d9c0", "#7d3c46"), 120, 0.84),
        Seat(batik_man(DEEP, "#39457a", "#d7cfa4", Motif.PARANG), 286, 0.88),
        Seat(woman(TAN, "#4f8a7a", "#e8e3c8", Motif.KAWUNG), 452, 0.84),
        Seat(koko_man(TAN, "#8fb0a0", "#f3efe0"), 862, 0.88),
        Seat(hijab_woman(BROWN, "#4a6a96", "#d9e0ea", "#d9cdb6", Motif.TRUNTUM), 1030, 0.84),
    ),
    voice=Voice("m7", 46, 160),
    sentences=(
        "Bapak Kepala Bappeda yang kami hormati.",
        "Saya Lurah Kayuringin Jaya.",
        "Dari musyawarah RW terkumpul 64 usulan.",
        "Yang paling mendesak, 12 sumur resapan di RW 09, untuk mengurangi genangan.",
        "Berikutnya, trotoar ramah disabilitas, panjang 250 meter.",
        "Terima kasih.",
    ),
    plates=("PKK", "RW 09", "KADER", "LPM", "BKM"),
)

KALIABANG_TENGAH = DemoSite(
    code="32.75.03.1001",
    slug="kaliabang-tengah",
    name="Kaliabang Tengah",
    kecamatan="Bekasi Utara",
    room=Room(
        wall="#cbb0a6",
        wall_far="#a58980",
        dado="#7f655d",
        finish=Finish.PAINT,
        table="#8f7256",
        skirt="#5b3450",
        chair="#6d6468",
        clock="10.31",
        banner=Banner(BannerKind.CLOTH, 40, 954, "#4d2a4d", "#ffffff", "#f1d5a4"),
        furnishings=(
            Furnishing(Item.DOOR, 34, 284, 118, 282, "#9a7a5c"),
            Furnishing(Item.COOLER, 634, 268, 144, 46),
            Furnishing(Item.FLAG, 1140, 236, 112, 330),
        ),
    ),
    speaker=Speaker(
        batik_man(BROWN, "#24506b", "#d8c894", Motif.KAWUNG, hair=Hair.SHORT, beard=Beard.MOUSTACHE),
        Place.FRONT,
        560,
        1.36,
        hand=-1,
    ),
    seats=(
        Seat(koko_man(DARK, "#d9d2c2", "#7a5a3a", hair_colour=GREY), 236, 0.90),
        Seat(hijab_woman(TAN, "#477a5c", "#e6e0b8", "#2f5f57", Motif.TRUNTUM), 832, 0.90),
        Seat(officer(DEEP, hair=Hair.RECEDING), 1034, 0.92),
    ),
    voice=Voice("m5", 44, 166),
    sentences=(
        "Selamat pagi, Bapak Ibu sekalian.",
        "Saya Ketua RW 07 Kelurahan Kaliabang Tengah.",
        "Kami mengusulkan normalisasi drainase Jalan Perjuangan, RT 03, panjang 240 meter.",
        "Salurannya dangkal dan penuh sedimen, sehingga tiga gang terendam.",
        "Mohon menjadi prioritas.",
    ),
    plates=("LPM", "PKK", "LURAH"),
)

JATIRAHAYU = DemoSite(
    code="32.75.12.1001",
    slug="jatirahayu",
    name="Jatirahayu",
    kecamatan="Pondokmelati",
    room=Room(
        wall="#c6c09c",
        wall_far="#a19b76",
        dado="#77744f",
        finish=Finish.TILE,
        table="#b89a70",
        skirt="#394f7c",
        chair="#83805f",
        clock="10.08",
        banner=Banner(BannerKind.SCREEN, 62, 700, "#f0eddc", "#3d3a1c", "#7c8b3a", y=30, height=208),
        furnishings=(
            Furnishing(Item.WINDOW, 826, 52, 160, 170, "#efeadb"),
            Furnishing(Item.FLAG, 12, 262, 104, 304),
            Furnishing(Item.LOUDSPEAKER, 1214, 300, 58, 266),
        ),
    ),
    speaker=Speaker(
        woman(TAN, "#2f6f74", "#e3d9a8", Motif.MEGA, hair=Hair.BUN, glasses=True), Place.LECTERN, 934, 1.26, hand=-1
    ),
    seats=(
        Seat(officer(BROWN), 150, 0.88),
        Seat(hijab_woman(LIGHT, "#8a5a9a", "#e8d8ee", "#5a4a7c"), 318, 0.86),
        Seat(batik_man(DEEP, "#6f3a2a", "#dcae6a", Motif.PARANG, peci=True), 486, 0.88),
        Seat(hijab_woman(TAN, "#3f7a9a", "#e0e6d8", "#d98f8a", Motif.KAWUNG), 652, 0.86),
        Seat(batik_man(DARK, "#3f5a3a", "#d8d09a", Motif.TRUNTUM, hair=Hair.RECEDING, hair_colour=GREY), 1150, 0.88),
    ),
    voice=Voice("f4", 48, 172),
    sentences=(
        "Assalamualaikum, dan salam sejahtera.",
        "Saya kader Posyandu Anggrek, RW 05, Kelurahan Jatirahayu.",
        "Kami mengusulkan alat antropometri 6 set, dan makanan untuk 42 balita.",
        "Selain itu, perbaikan ruang PAUD, 60 meter persegi, di RT 02.",
        "Atas perhatiannya, terima kasih.",
    ),
    plates=("LURAH", "PKK", "RW 05", "KADER", "LPM"),
)

FIRST_SITES = (PEJUANG, BINTARA_JAYA, AREN_JAYA, KAYURINGIN_JAYA, KALIABANG_TENGAH, JATIRAHAYU)
