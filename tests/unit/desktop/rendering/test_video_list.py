"""Lists as spreadsheets, editors and programs write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.rendering import video_list
from desktop.rendering.video_list import ListRow
from inference.user_error import UserError

TABLE = "portrait,audio,out\nJosé.jpg,a.wav,a.mp4\nfelix,b.wav,b.mp4\n"


def rows(folder: Path, content: str | bytes, name: str = "list.csv") -> list[ListRow]:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return video_list.read(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_writing_program_does_not_matter(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    text = TABLE.replace(",", delimiter).replace("\n", end)
    found = rows(tmp_path, text.encode(encoding))
    assert [(row.line, row.cells["portrait"], row.cells["out"]) for row in found] == [
        (2, "José.jpg", "a.mp4"),
        (3, "felix", "b.mp4"),
    ]


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    assert [row.line for row in rows(tmp_path, "sep=;\n" + TABLE.replace(",", ";"))] == [3, 4]


def test_quotes_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    text = 'out;portrait;audio\n"a; b.mp4";"say ""hi"".jpg";"x\ny.wav"\nc.mp4;felix;z.wav\n'
    first, second = rows(tmp_path, text)
    assert first.cells == {"out": "a; b.mp4", "portrait": 'say "hi".jpg', "audio": "x\ny.wav"}
    assert (first.line, second.line) == (2, 4)


def test_empty_lines_cells_and_columns_are_left_out(tmp_path: Path) -> None:
    text = "\n , ,\nPortrait, Head_Motion,out,,\n\nfelix, ,a.mp4,,\n,,,,\n  mei ,0.5,b.mp4\n"
    first, second = rows(tmp_path, text)
    assert (first.line, first.cells) == (5, {"portrait": "felix", "out": "a.mp4"})
    assert (second.line, second.cells) == (7, {"portrait": "mei", "head-motion": "0.5", "out": "b.mp4"})


def test_a_cell_without_a_column_is_wrong(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "portrait,out\nfelix,a.mp4,surplus\n")
    assert row.problem is not None
    assert "surplus" in row.problem


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", None),
        (b"\n\n", None),
        (b"portrait,out\n", None),
        (b"name,audio\na,b\n", "portrait and out"),
        (b"portrait,out,Out\na,b,c\n", "two columns out"),
        (b'portrait,out\nfelix,a.mp4\n"felix,b.mp4\nmei,c.mp4\n', "line 3"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text"),
        (b"portrait,out\n" + b"x" * 200_000 + b",a.mp4\n", "line 2"),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, content: bytes, words: str | None) -> None:
    if words is None:
        assert rows(tmp_path, content) == []
        return
    with pytest.raises(UserError, match=words):
        rows(tmp_path, content)


def test_a_missing_list_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        video_list.read(tmp_path / "none.csv")


def test_json_lines(tmp_path: Path) -> None:
    entries = [
        {"portrait": "felix", "audio": "a\u2028b.wav", "out": "a.mp4", "seed": 3, "still": True, "gaze": [5, -2.5]},
        {"portrait": "mei", "out": "b.mp4", "emotion": None},
    ]
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    first, second = rows(tmp_path, "\n".join(["", *lines, ""]), "list.jsonl")
    assert first.line == 2
    assert first.cells["audio"] == "a\u2028b.wav"
    assert [first.cells[name] for name in ("seed", "still", "gaze")] == ["3", "yes", "5,-2.5"]
    assert second.cells == {"portrait": "mei", "out": "b.mp4"}
    assert rows(tmp_path, lines[0], "list.csv")[0].cells == first.cells, "told by its content"


@pytest.mark.parametrize("line", ["[1]", "{", '{"portrait": {"a": 1}}', '{"gaze": [[1], 2]}', "null"])
def test_wrong_json_lines_are_problems_of_their_rows(tmp_path: Path, line: str) -> None:
    bad, good = rows(tmp_path, line + '\n{"portrait": "felix"}\n', "list.jsonl")
    assert bad.problem
    assert good.problem is None
