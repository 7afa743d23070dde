"""Dark and light theme: palette, stylesheet and icons."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.system.accent_colour import accent_colour
from desktop.widgets.common.focus_ring import FocusRing
from desktop.widgets.tint import tinted

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICON_SIZE = 18
SHARPNESS = 3
"""Scale at which icons are rendered, for screens with a high pixel density."""

SIZES = {"small": 0.92, "heading": 1.15, "large": 1.4}
"""Font sizes as a ratio of the system's font size."""

ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Dark: "muted",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.BrightText: "live",
    QPalette.ColorRole.Link: "good",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
}


SCHEMES = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}


def install_theme(app: QApplication, wanted: str) -> None:
    """Apply "dark" or "light" to `app`; "" follows the system's colour scheme, dark if it reports none."""
    app.setStyle("Fusion")
    FocusRing(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: apply_scheme(app, _name(scheme)))
    app.applicationStateChanged.connect(lambda _: _follow_accent(app))
    set_scheme(app, wanted)


def set_scheme(app: QApplication, wanted: str) -> None:
    """Switch to "dark" or "light"; "" follows the system. Native dialogs follow where the platform allows it."""
    hints = app.styleHints()
    hints.setColorScheme(SCHEMES.get(wanted, Qt.ColorScheme.Unknown))
    apply_scheme(app, wanted if wanted in SCHEMES else _name(hints.colorScheme()))


def apply_scheme(app: QApplication, name: str) -> None:
    """Set palette and stylesheet of "dark" or "light", in the hue of the system's accent colour."""
    accent = accent_colour()
    app.setProperty("accent", accent)
    table = tinted(colours(name), accent)
    app.setPalette(_palette(table))
    # The stylesheet names icons by a search path, since the folder may hold characters that end a url() in Qt.
    QDir.setSearchPaths("icons", [str(RESOURCES / "icons")])
    sheet = _style_sheet(name, table)
    # Qt restyles every widget whenever the stylesheet is set.
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)


@cache
def colours(name: str) -> dict[str, str]:
    """Colours of "dark" or "light": name -> value in styles/colours.toml."""
    table = tomllib.loads((RESOURCES / "styles" / "colours.toml").read_text(encoding="utf-8"))
    return {key: str(value) for key, value in table[name].items()}


def icon(name: str, normal: QColor, disabled: QColor, room: int = 0) -> QIcon:
    """Icon `name` of resources/icons in these colours; |`room`| pixels wider: after the icon, or before it if < 0."""
    result = QIcon()
    result.addPixmap(_pixmap(name, normal, room), QIcon.Mode.Normal)
    result.addPixmap(_pixmap(name, disabled, room), QIcon.Mode.Disabled)
    return result


def app_icon() -> QIcon:
    """Application icon."""
    return QIcon(str(RESOURCES / "icons" / "app.svg"))


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the stylesheet selects on, and restyle the widget and its children."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        for part in (widget, *widget.findChildren(QWidget)):
            part.style().unpolish(part)
            part.style().polish(part)


def _name(scheme: Qt.ColorScheme) -> str:
    return "light" if scheme == Qt.ColorScheme.Light else "dark"


def _palette(table: dict[str, str]) -> QPalette:
    palette = QPalette()
    for role, name in ROLES.items():
        palette.setColor(role, QColor(table[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(table["disabled"]))
    return palette


def _follow_accent(app: QApplication) -> None:
    """Qt tells of another colour scheme, not of another accent; whoever changes it comes back from the settings."""
    if app.property("accent") != accent_colour():
        apply_scheme(app, _name(app.styleHints().colorScheme()))


def _style_sheet(scheme: str, table: dict[str, str]) -> str:
    sheet = (RESOURCES / "styles" / "window.qss").read_text(encoding="utf-8")
    names = {**table, **_sizes(), "scheme": scheme}
    return re.sub(r"@(\w+)", lambda match: names.get(match[1], match[0]), sheet)


def _sizes() -> dict[str, str]:
    font = QApplication.font()
    pixels = font.pointSizeF() <= 0
    size, unit = (font.pixelSize(), "px") if pixels else (font.pointSizeF(), "pt")
    return {name: f"{size * ratio:.1f}{unit}" for name, ratio in SIZES.items()}


def _pixmap(name: str, colour: QColor, room: int) -> QPixmap:
    key = f"{name} {colour.name()} {room}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _drawn(name, colour, room)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def _drawn(name: str, colour: QColor, room: int) -> QPixmap:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour.name())
    pixmap = QPixmap(QSize(ICON_SIZE + abs(room), ICON_SIZE) * SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = ICON_SIZE * SHARPNESS
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(max(0, -room) * SHARPNESS, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(SHARPNESS)
    return pixmap
