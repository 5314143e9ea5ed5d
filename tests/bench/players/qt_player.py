"""Play streams with Qt's own player, in the tiles of one window. Needs QtMultimedia.

Arguments: the tile's width and height, the columns, the addresses. Prints once a second how many
pictures arrived at the tiles.
"""

import sys

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtMultimediaWidgets import QVideoWidget
from PySide6.QtWidgets import QApplication, QWidget


class Wall(QWidget):
    def __init__(self, urls: list[str], width: int, height: int, columns: int) -> None:
        super().__init__()
        self.count = 0
        self.resize(columns * width, -(-len(urls) // columns) * height)
        self.players = []
        for i, url in enumerate(urls):
            tile = QVideoWidget(self)
            tile.setGeometry(i % columns * width, i // columns * height, width, height)
            tile.videoSink().videoFrameChanged.connect(self.count_one)
            player = QMediaPlayer(self)
            player.setVideoOutput(tile)
            player.setSource(QUrl(url))
            self.players.append(player)

    def play(self) -> None:
        for player in self.players:
            player.play()

    def count_one(self, _frame: object) -> None:
        self.count += 1


def main() -> None:
    app = QApplication(sys.argv[:1])
    wall = Wall(sys.argv[4:], *map(int, sys.argv[1:4]))
    wall.show()
    wall.play()
    clock = QTimer()
    clock.timeout.connect(lambda: print(f"frames={wall.count}", flush=True))
    clock.start(1000)
    sys.exit(app.exec())


main()
