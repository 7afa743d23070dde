"""Dialog that scrolls its content on a small screen; its buttons always stay in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.widgets.common.screen_fit import ScreenFit, first_size

SPACING = 18
SCROLL_BAR = 10


class ScrollingDialog(QDialog):
    """Subclasses put their content into `rows`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = QWidget()
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(24, 22, 24, 20)
        self._outer.setSpacing(SPACING)
        self._outer.addWidget(self._scroll, 1)
        self._screen_fit = ScreenFit(self)

    def add_buttons(self, buttons: QDialogButtonBox) -> None:
        """Add the row of buttons below the content."""
        self._outer.addWidget(buttons)

    def fit_content(self) -> None:
        """Resize to the content, or to what fits on the screen."""
        wanted = self._wanted()
        size = first_size(wanted, self.screen())
        overflows = size.height() < wanted.height()
        if overflows:
            size = first_size(wanted + QSize(SCROLL_BAR, 0), self.screen())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if overflows else Qt.FocusPolicy.NoFocus)
        self.resize(size)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the dialog to its content before it is seen."""
        self.fit_content()
        super().showEvent(event)

    def _wanted(self) -> QSize:
        """Size at which nothing scrolls."""
        margins = self._outer.contentsMargins()
        across = margins.left() + margins.right()
        self._content.ensurePolished()
        self.rows.activate()
        width = max(self.minimumWidth() - across, self.rows.sizeHint().width())
        height = (
            self.rows.totalHeightForWidth(width) if self.rows.hasHeightForWidth() else self.rows.sizeHint().height()
        )
        others = [self._outer.itemAt(place) for place in range(1, self._outer.count())]
        below = sum(item.sizeHint().height() + SPACING for item in others if item is not None)
        return QSize(width + across, margins.top() + height + below + margins.bottom())
