"""Draws a picture anew, so that only what is seen is kept: no place, no camera, no hidden second picture.

A script for `equipe.apart`: the picture on standard input; one line of JSON and the new picture on standard output.
"""

import io
import json
import sys

from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
"""What the largest camera of a phone takes in one picture."""

LONGEST_SIDE = 3000
"""Pixels: a page of A4 at more than 250 dots an inch, as a scanner makes it."""


def main():
    Image.MAX_IMAGE_PIXELS = None  # our own bound below refuses, where Pillow's only warns
    with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=["JPEG", "PNG"]) as picture:
        kind = "PNG" if picture.format == "PNG" else "JPEG"
        if picture.width * picture.height > MOST_PIXELS:
            tell({"unwanted": "pixels"})
            return
        drawn = ImageOps.exif_transpose(picture)
        drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        drawn = drawn.convert(plain_mode(drawn, kind))
    bare = Image.new(drawn.mode, drawn.size)
    bare.paste(drawn)  # the points alone: what Pillow carries along (EXIF, comments, profiles) stays behind
    made = io.BytesIO()
    bare.save(made, kind, **({"quality": 88, "optimize": True} if kind == "JPEG" else {}))
    tell({"content_type": f"image/{kind.lower()}", "pages": 1}, made.getvalue())


def plain_mode(picture, kind):
    if picture.mode in ("1", "L", "I;16", "I", "F"):
        return "L"
    transparent = kind == "PNG" and (picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info)
    return "RGBA" if transparent else "RGB"


def tell(answer, content=b""):
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
