"""A typeface inside one PDF: a subset of its shapes, and what each stands for in Unicode.

Every character has a number of its own, also where several share a shape, so that text copied
or searched is the text that was typed: ReportLab's own embedding keeps neither characters
beyond U+FFFF nor those that the face lacks.
"""

from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace

from coordinator.forms.typeface import typed

_subsetting = Lock()  # a face reads its file by seeking in it


class Numbers(dict[str, str]):
    """Characters and their numbers in the PDF (hexadecimal), in order of first use."""

    def __missing__(self, char: str) -> str:
        number = self[char] = f"{len(self) + 1:04X}"  # 0 is the missing character
        return number


class InitialFont:
    """Tells ReportLab that a page begins without a font, not with its Helvetica."""

    fontName = "none at the beginning of a page"  # noqa: N815  ReportLab's names
    name = fontName
    _dynamicFont = True  # noqa: N815
    _multiByte = False  # noqa: N815

    @property
    def face(self) -> "InitialFont":
        return self


class EmbeddedFace:
    def __init__(self, name: str, face: TTFontFace, widths: dict[str, float]) -> None:
        self.name = name
        self.numbers = Numbers()
        self._face = face
        self._widths = widths

    def addObjects(self, document: Any) -> None:  # noqa: ANN401  ReportLab asks for it
        """Write the font into `document`, once all of its text is known."""
        letters = self._face.name.decode("ascii")
        self._base = f"{SUBSET_TAGS[self.name]}+{letters}"
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = document.Reference(self._composite(document), self.name)

    def _composite(self, document: Any) -> Any:  # noqa: ANN401  ReportLab has no types
        names = document.Reference(_stream(self._names()), f"names:{self.name}")
        shapes = document.Reference(self._descendant(document), f"shapes:{self.name}")
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(self._base),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([shapes]),
                "ToUnicode": names,
            }
        )

    def _descendant(self, document: Any) -> Any:  # noqa: ANN401
        subset, glyphs = self._subset()
        widths = pdfdoc.PDFArray([self._widths[char] for char in self.numbers])
        glyph_map = _stream(b"\0\0" + b"".join(glyph.to_bytes(2) for glyph in glyphs))
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(self._base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, widths]),
                "CIDToGIDMap": document.Reference(glyph_map, f"glyphs:{self.name}"),
                "FontDescriptor": self._descriptor(document, subset),
            }
        )

    def _descriptor(self, document: Any, subset: bytes) -> Any:  # noqa: ANN401
        file = _stream(subset)
        file.dictionary["Length1"] = len(subset)
        face = self._face
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": pdfdoc.PDFName(self._base),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(face.bbox),
                "ItalicAngle": face.italicAngle,
                "Ascent": face.ascent,
                "Descent": face.descent,
                "CapHeight": face.capHeight,
                "StemV": face.stemV,
                "FontFile2": document.Reference(file, f"file:{self.name}"),
            }
        )
        return document.Reference(descriptor, f"descriptor:{self.name}")

    def _subset(self) -> tuple[bytes, list[int]]:
        """Cut the needed shapes out of the face, and say which one each character has."""
        known = self._face.charToGlyph
        codes = [32 if char == "\t" else ord(typed(char)) for char in self.numbers]
        wanted = [code for code in dict.fromkeys(codes) if code in known]
        with _subsetting:
            subset: bytes = self._face.makeSubset(wanted)
        place = {0: 0}
        for code in wanted:  # makeSubset lays the shapes out in this order
            place.setdefault(known[code], len(place))
        return subset, [place[known.get(code, 0)] for code in codes]

    def _names(self) -> bytes:
        pairs = [
            f"<{number}> <{typed(char).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for char, number in self.numbers.items()
        ]
        blocks = [
            "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))
            for block in (pairs[i : i + 100] for i in range(0, len(pairs), 100))
        ]
        return "\n".join((CMAP_HEAD, *blocks, CMAP_TAIL)).encode("ascii")


CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def _stream(content: bytes) -> Any:  # noqa: ANN401
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


# What marks a font in a PDF as a subset: six capitals, different for each face.
SUBSET_TAGS = {
    "Regular": "TCREGA",
    "Bold": "TCBOLD",
    "RegularSecond": "TCREGB",
    "BoldSecond": "TCBOLE",
}
