"""Push button with an icon in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.widgets import theme

ICON_ONLY = ("icon", "flat")
ROLES = dict.fromkeys(("primary", "accent"), QPalette.ColorRole.HighlightedText)


class Button(QPushButton):
    """`kind` sets the style: "plain", "accent", "large", "primary"; "icon" and "flat" show no text.

    `title` is the text or, without text, tooltip and accessible name.
    """

    ROOM = 3
    """Extra pixels between icon and text; < 0 if the icon follows the text."""

    def __init__(self, title: str, icon: str, kind: str = "plain") -> None:
        super().__init__("" if kind in ICON_ONLY else title)
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._room = 0 if kind in ICON_ONLY else self.ROOM
        self.setIconSize(QSize(theme.ICON_SIZE + abs(self._room), theme.ICON_SIZE))
        self.setAccessibleName(title)
        self.setAutoDefault(True)  # Enter clicks it too
        if kind in ICON_ONLY:
            self.setToolTip(title)
        self.show_icon(icon)

    def set_kind(self, kind: str) -> None:
        """Change the kind, to one that shows text."""
        if kind != self._kind:
            self._kind = kind
            theme.set_style_property(self, "kind", kind)
            self.show_icon(self._icon)

    def show_icon(self, icon: str) -> None:
        """Set the icon `icon` of resources/icons, in the current palette's colours."""
        self._icon = icon
        palette = QApplication.palette()
        role = ROLES.get(self._kind, QPalette.ColorRole.ButtonText)
        if self.property("recording") or self.property("live"):
            role = QPalette.ColorRole.BrightText
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        self.setIcon(theme.icon(icon, palette.color(QPalette.ColorGroup.Active, role), disabled, self._room))

    def set_label(self, title: str, icon: str) -> None:
        """Set text, accessible name and icon."""
        self.setText(title)
        self.setAccessibleName(title)
        self.show_icon(icon)

    def changeEvent(self, event: QEvent) -> None:
        """Redraw the icon when the stylesheet changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.show_icon(self._icon)
