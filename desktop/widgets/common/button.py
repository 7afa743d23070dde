"""A push button with one of our icons, which follows the window's colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.widgets import theme

WORDLESS = ("icon", "quiet")
ROLES = dict.fromkeys(("primary", "wanted"), QPalette.ColorRole.HighlightedText)


class Button(QPushButton):
    """`kind` is "plain", "wanted", "large", "primary", or without text, called by its `title`: "icon", "quiet"."""

    ROOM = 3
    """Pixels between icon and words beyond those that the style leaves; < 0 where the icon comes after them."""

    def __init__(self, title: str, icon: str, kind: str = "plain") -> None:
        super().__init__("" if kind in WORDLESS else title)
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._room = 0 if kind in WORDLESS else self.ROOM
        self.setIconSize(QSize(theme.ICON_SIZE + abs(self._room), theme.ICON_SIZE))
        self.setAccessibleName(title)
        self.setAutoDefault(True)  # Enter presses it too
        if kind in WORDLESS:
            self.setToolTip(title)
        self.show_icon(icon)

    def become(self, kind: str) -> None:
        """Be of another kind that has words too."""
        if kind != self._kind:
            self._kind = kind
            theme.set_mood(self, "kind", kind)
            self.show_icon(self._icon)

    def show_icon(self, icon: str) -> None:
        """Draw the icon of that name in today's colours."""
        self._icon = icon
        palette = QApplication.palette()
        role = ROLES.get(self._kind, QPalette.ColorRole.ButtonText)
        if self.property("recording") or self.property("live"):
            role = QPalette.ColorRole.BrightText
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        self.setIcon(theme.icon(icon, palette.color(QPalette.ColorGroup.Active, role), disabled, self._room))

    def call_it(self, title: str, icon: str) -> None:
        """Change what the button says."""
        self.setText(title)
        self.setAccessibleName(title)
        self.show_icon(icon)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.show_icon(self._icon)
