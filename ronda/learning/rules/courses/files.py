"""What a file is by its first bytes, never by its name."""

ENDINGS = {"pdf": "application/pdf", "mp4": "video/mp4", "webm": "video/webm"}
OF_KIND = {"pdf": ("pdf",), "video": ("mp4", "webm")}
HEAD = 4096


def file_ending(head: bytes) -> str:
    """One of ENDINGS; empty: none of them."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:HEAD]:
        return "webm"
    return ""
