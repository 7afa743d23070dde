"""File suffixes of sounds and videos, for file dialogs and for telling files from names."""

from __future__ import annotations

SUFFIXES = (
    *(".wav", ".mp3", ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aif", ".aiff", ".amr"),
    *(".au", ".caf", ".mka", ".mp2", ".ac3", ".wv"),
    *(".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".3gp", ".mpg", ".mpeg", ".ts", ".mts", ".ogv", ".wmv", ".flv"),
)
"""Suffixes of files that usually contain sound, videos included; files of other names are read too."""
