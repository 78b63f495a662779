"""The image of a question: sniffed, decoded and drawn again, so that nothing but the picture is kept."""

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.policy import ExamRules

FORMATS = ("JPEG", "PNG", "WEBP")


def kept_image(content: bytes, rules: ExamRules) -> bytes:
    """A PNG; RefusedError for what is no picture, or too large a one."""
    if len(content) > rules.image_most_bytes:
        raise RefusedError(Problem("image", "is too large", "choose a smaller picture"))
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > rules.image_most_pixels:
                raise RefusedError(Problem("image", "has too many pixels", "choose a smaller picture"))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as broken:
        problem = Problem("image", "is no image that can be read", "choose a PNG, JPEG or WebP file")
        raise RefusedError(problem) from broken
    picture.thumbnail((rules.image_longest_side, rules.image_longest_side))
    kept = Image.new("RGBA", picture.size)
    kept.paste(picture)
    out = BytesIO()
    kept.save(out, "PNG", optimize=True)
    return out.getvalue()
