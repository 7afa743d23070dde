"""Card for following the user's own face by webcam."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.live.face_follower import MOUTHS
from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.combo_box import ComboBox
from desktop.widgets.common.language import translated
from desktop.widgets.common.switch_card import SwitchCard
from desktop.widgets.devices.own_picture import OwnPicture
from desktop.window.face_following import FaceFollowing
from inference.sentence import Sentence

ABOUT = Sentence(
    "Head, eyes and brows move with your own, seen by your webcam. Its picture stays on this computer and is never "
    "recorded."
)
WAITING = Sentence("Your camera follows you in the preview and while live.")


class FollowCard(SwitchCard):
    """Switch; while it is on also the list of webcams, the own picture, its state, and what reaches the mouth."""

    def __init__(self, title: str, following: FaceFollowing, find_webcams: Callable[[], list[str]]) -> None:
        super().__init__(title, ABOUT)
        self._following = following
        self._find_webcams = find_webcams
        self.list = ComboBox(self.tr("Webcam"))
        self.picture = OwnPicture()
        self.state = text_label("")
        self.recentre = Button(self.tr("Recentre"), "centre")
        self.recentre.setToolTip(self.tr("Learn my resting face again"))
        self.mouth = ComboBox(self.tr("Lips"))
        self.mouth.addItems(
            [self.tr("By my voice"), self.tr("By my voice, with my smile"), self.tr("As the camera sees")]
        )
        self.mouth.setCurrentIndex(MOUTHS.index(following.mouth))
        self.switch.setChecked(following.on)
        self.details = QWidget()
        self._lay_out()
        self.show_names([])
        self._connect()
        self.refresh(running=False)
        self._search()

    def show_names(self, names: list[str], known: bool = False) -> None:
        """Fill the list; with `known`, `names` is a search result, and a chosen one that is missing is marked."""
        chosen = self._following.webcam
        self.list.clear()
        none = known and not names
        self.list.addItem(self.tr("No camera found") if none else self.tr("First camera"), "")
        for name in names:
            self.list.addItem(name, name)
        if chosen and chosen not in names:
            self.list.addItem(self.tr("{name} (not connected)").format(name=chosen) if known else chosen, chosen)
        self.list.setCurrentIndex(max(0, self.list.findData(chosen)))

    def refresh(self, running: bool) -> None:
        """Show the newest picture and state of a running session."""
        self.details.setVisible(self._following.on)
        state = self._following.state if running else None
        told = translated(state or ("" if running else WAITING))
        if told != self.state.text():
            self.state.setText(told)
        self.picture.show_pixels(self._following.picture if running else None)
        self.recentre.setEnabled(running)

    def _connect(self) -> None:
        self.toggled.connect(self._switch)
        self.list.activated.connect(lambda: self._following.set_webcam(str(self.list.currentData() or "")))
        self.recentre.clicked.connect(self._following.recentre)
        self.mouth.activated.connect(lambda index: self._following.set_mouth(MOUTHS[index]))

    def _switch(self, on: bool) -> None:
        self._following.set_on(on)
        self.details.setVisible(on)
        self._search()

    def _search(self) -> None:
        """Look for webcams only while one is wanted."""
        if self._following.on:
            self._following.search(self._find_webcams, lambda names: self.show_names(names, known=True))

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.state)
        beside.addStretch(1)
        beside.addWidget(self.recentre, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        lips = QHBoxLayout()
        lips.setSpacing(12)
        lips.addWidget(QLabel(self.tr("Lips")))
        lips.addWidget(self.mouth, 1)
        rows = QVBoxLayout(self.details)
        rows.setContentsMargins(0, 4, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.list)
        rows.addLayout(row)
        rows.addLayout(lips)
        self.rows.addWidget(self.details)
