"""Setup guide for a missing device."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.common.button import Button
from desktop.widgets.common.card import text_label
from desktop.widgets.common.language import translated
from desktop.window.setup_guide import Guide, Step

COPIED = 2000
"""Milliseconds for which a copy button shows a check mark."""


class GuideView(QWidget):
    """Button that expands the steps; commands can be copied, links opened."""

    def __init__(self) -> None:
        super().__init__()
        self._guide: Guide = ()
        self.unfold_button = Button(self.tr("How to get one"), "chevron-small")
        self.unfold_button.setCheckable(True)
        self.unfold_button.toggled.connect(self._unfold)
        self.steps = QWidget()
        self._rows = QVBoxLayout(self.steps)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(self.unfold_button)
        rows.addWidget(self.steps)
        self.steps.hide()
        self.hide()

    @property
    def awaiting_device(self) -> bool:
        """Whether the steps are visible, so that devices are polled."""
        return self.steps.isVisible()

    def show_guide(self, guide: Guide) -> None:
        """Replace the steps; an empty guide hides the view."""
        if guide != self._guide:
            self._guide = guide
            self._fill()
        self.setVisible(bool(guide))

    def unfold(self) -> None:
        """Expand the steps."""
        self.unfold_button.setChecked(True)

    def _unfold(self, on: bool) -> None:
        self.steps.setVisible(on)
        self.unfold_button.show_icon("chevron-up" if on else "chevron-small")

    def _fill(self) -> None:
        for part in self.steps.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.deleteLater()
        for number, step in enumerate(self._guide, 1):
            self._rows.addWidget(_StepView(number, step))
        self._rows.addWidget(
            text_label(self.tr("Understudy looks again every few seconds; there is no need to restart it."))
        )


class _StepView(QWidget):
    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(text_label(f"{number}.  {translated(step.text)}", "plain"))
        if step.command:
            rows.addLayout(self._command(step.command))
        if step.link:
            button = Button(self.tr("Open the page"), "open")
            button.setToolTip(step.link)
            button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(step.link)))
            rows.addWidget(button)

    def _command(self, command: str) -> QHBoxLayout:
        label = text_label(command, "command")
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(command)
        copy = Button(self.tr("Copy this command"), "copy", "icon")
        copy.clicked.connect(lambda: self._copy(command, copy))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _copy(self, command: str, button: Button) -> None:
        QGuiApplication.clipboard().setText(command)
        button.show_icon("check")
        QTimer.singleShot(COPIED, button, lambda: button.show_icon("copy"))
