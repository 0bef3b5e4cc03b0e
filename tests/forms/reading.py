"""Read a printed form back, as somebody does who searches or copies its text."""

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ContentStream


def reader(pdf):
    return PdfReader(BytesIO(pdf))


def pages(pdf):
    """Give each page's text with its lines put together again."""
    return [page.extract_text().replace("\n", "") for page in reader(pdf).pages]


def words(pdf):
    return "".join(pages(pdf))


def typed(pdf):
    """Give all text in the order of the file, without a reader's guesses about spaces."""
    source, shown = reader(pdf), []
    for page in source.pages:
        named = {name: _names(font) for name, font in page["/Resources"]["/Font"].items()}
        used = {}
        for operands, operator in ContentStream(page.get_contents(), source).operations:
            if operator == b"Tf":
                used = named[operands[0]]
            elif operator == b"Tj":
                codes = operands[0].original_bytes
                pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
                shown.extend(used[code] for code in pairs)
    return "".join(shown)


def _names(font):
    """Give what each code of a font stands for, as its map to Unicode says."""
    found = re.findall(rb"^<(\w{4})> <(\w+)>$", font["/ToUnicode"].get_data(), re.MULTILINE)
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(char.decode()).decode("utf-16-be")
        for code, char in found
    }


def fonts(pdf):
    """Give the name of each font of the file, and whether its shapes are embedded."""
    found = {}
    for page in reader(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            used = font.get_object()
            holder = used.get("/DescendantFonts", [used])[0].get_object()
            descriptor = holder.get("/FontDescriptor", {})
            found[used["/BaseFont"]] = "/FontFile2" in descriptor
    return found
