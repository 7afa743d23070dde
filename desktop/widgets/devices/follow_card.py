"""Card for following the user's own face: by webcam, or as another program sends it."""

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
from desktop.widgets.common.toggle_switch import ToggleSwitch
from desktop.widgets.devices.own_picture import OwnPicture
from desktop.window.face_following import FaceFollowing
from inference.sentence import Sentence

ABOUT = Sentence(
    "Head, eyes and brows move with your own, seen by your webcam or sent by another program. The webcam's picture "
    "stays on this computer and is never recorded."
)


class FollowCard(SwitchCard):
    """Switch; while it is on also the source, its webcam and picture or its network, its state, and the lips."""

    def __init__(self, title: str, following: FaceFollowing, find_webcams: Callable[[], list[str]]) -> None:
        super().__init__(title, ABOUT)
        self._following = following
        self._find_webcams = find_webcams
        self.source = ComboBox(self.tr("Whose face is followed"))
        self.source.addItem(self.tr("My camera"), "")
        for name, program in following.programs.items():
            self.source.addItem(program, name)
        self.source.setCurrentIndex(self.source.findData(following.program))
        self.list = ComboBox(self.tr("Webcam"))
        self.network = ToggleSwitch(self.tr("Receive from my phone too"))
        self.network.setToolTip(self.tr("Every device in your network can then send a face"))
        self.picture = OwnPicture()
        self.state = text_label("")
        self.recentre = Button(self.tr("Recentre"), "centre")
        self.recentre.setToolTip(self.tr("Learn my resting face again"))
        self.mouth = ComboBox(self.tr("Lips"))
        self.mouth.addItems([self.tr("By my voice"), self.tr("By my voice, with my smile"), self.tr("By my face")])
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
        camera = not self._following.program
        self.list.setVisible(camera)
        self.picture.setVisible(camera)
        self.network.setVisible(not camera)
        state = self._following.state if running else None
        told = translated(state or ("" if running else self._following.waiting))
        if told != self.state.text():
            self.state.setText(told)
        self.picture.show_pixels(self._following.picture if running else None)
        self.recentre.setEnabled(running)

    def _connect(self) -> None:
        self.toggled.connect(self._switch)
        self.list.activated.connect(lambda: self._following.set_webcam(str(self.list.currentData() or "")))
        self.source.activated.connect(self._set_program)
        self.network.clicked.connect(self._set_network)
        self.recentre.clicked.connect(self._following.recentre)
        self.mouth.activated.connect(lambda index: self._following.set_mouth(MOUTHS[index]))

    def _set_program(self) -> None:
        self._following.set_program(str(self.source.currentData()))
        self.refresh(running=False)
        self._search()

    def _set_network(self, wanted: bool) -> None:
        self._following.set_open_to_network(wanted)
        self.refresh(running=False)

    def _switch(self, on: bool) -> None:
        self._following.set_on(on)
        self.details.setVisible(on)
        self._search()

    def _search(self) -> None:
        """Look for webcams only while one is wanted."""
        if self._following.on and not self._following.program:
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
        rows.addWidget(self.source)
        rows.addWidget(self.list)
        rows.addWidget(self.network)
        rows.addLayout(row)
        rows.addLayout(lips)
        self.rows.addWidget(self.details)
