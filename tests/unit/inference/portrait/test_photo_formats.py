from PIL import Image

from inference.portrait import photo_formats
from inference.portrait.photo import FORMATS


def test_dialogs_list_every_suffix_of_every_format_that_is_read() -> None:
    Image.init()
    plain = {suffix for suffix, name in Image.registered_extensions().items() if name in (*FORMATS, "JPEG")}
    rare = {".apng", ".avifs", ".heics", ".heifs", ".hif"}
    assert plain - rare - {".heic", ".heif"} == set(photo_formats.SUFFIXES) - {".heic", ".heif"}
