"""The colours of the program, light, dark and in high contrast. No other module names one."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Colours:
    """Named colours; what ends in `_soft` is the ground on which its namesake is written."""

    window: str
    surface: str
    sunk: str
    hover: str
    selection: str
    line: str
    edge: str
    text: str
    second: str
    faint: str
    accent: str
    accent_strong: str
    on_accent: str
    satisfied: str
    satisfied_soft: str
    failed: str
    failed_soft: str
    open: str
    open_soft: str
    info: str
    info_soft: str
    neutral: str
    neutral_soft: str
    danger: str
    danger_strong: str
    ring: str


LIGHT: Final = Colours(
    window="#F5F6F8",
    surface="#FFFFFF",
    sunk="#EEF1F4",
    hover="#F0F3F6",
    selection="#DCECEE",
    line="#D8DDE4",
    edge="#818D9B",
    text="#18212B",
    second="#566070",
    faint="#9BA5B1",
    accent="#1B6B75",
    accent_strong="#124F57",
    on_accent="#FFFFFF",
    satisfied="#1A6A3A",
    satisfied_soft="#E2F2E8",
    failed="#A3221E",
    failed_soft="#FBE8E6",
    open="#835000",
    open_soft="#FBEFD9",
    info="#1F5A9E",
    info_soft="#E5EEF9",
    neutral="#4E5866",
    neutral_soft="#E9ECF0",
    danger="#B3261E",
    danger_strong="#8C1D18",
    ring="#1B6B75",
)
DARK: Final = Colours(
    window="#14181D",
    surface="#1C2229",
    sunk="#171C22",
    hover="#252D36",
    selection="#1F3F46",
    line="#323B45",
    edge="#6F7C8A",
    text="#E6EAEE",
    second="#9AA6B2",
    faint="#66727F",
    accent="#5FB7C1",
    accent_strong="#86CFD7",
    on_accent="#0D1B1E",
    satisfied="#7CCB95",
    satisfied_soft="#1A3124",
    failed="#F3968F",
    failed_soft="#3E2220",
    open="#E9B65E",
    open_soft="#382C15",
    info="#88B8EF",
    info_soft="#1C2E45",
    neutral="#AEB8C3",
    neutral_soft="#28313B",
    danger="#F08A82",
    danger_strong="#F7B0AA",
    ring="#5FB7C1",
)
# High contrast: each pair of text and ground at least 7 : 1, lines and edges drawn strongly.
CONTRAST_LIGHT: Final = Colours(
    window="#FFFFFF",
    surface="#FFFFFF",
    sunk="#F2F2F2",
    hover="#EBEBEB",
    selection="#CDE9ED",
    line="#5C5C5C",
    edge="#000000",
    text="#000000",
    second="#262626",
    faint="#666666",
    accent="#00424B",
    accent_strong="#002D33",
    on_accent="#FFFFFF",
    satisfied="#003F1A",
    satisfied_soft="#E9F7EE",
    failed="#7A0000",
    failed_soft="#FDEDEB",
    open="#4F2F00",
    open_soft="#FDF3E1",
    info="#00306B",
    info_soft="#EAF2FC",
    neutral="#262626",
    neutral_soft="#EFEFEF",
    danger="#7A0000",
    danger_strong="#520000",
    ring="#0A3CC8",
)
CONTRAST_DARK: Final = Colours(
    window="#000000",
    surface="#000000",
    sunk="#101010",
    hover="#1E1E1E",
    selection="#003640",
    line="#A6A6A6",
    edge="#FFFFFF",
    text="#FFFFFF",
    second="#E6E6E6",
    faint="#9C9C9C",
    accent="#7FE9F5",
    accent_strong="#B5F3FA",
    on_accent="#000000",
    satisfied="#8DF2AB",
    satisfied_soft="#00210C",
    failed="#FFB8B3",
    failed_soft="#330503",
    open="#FFD27A",
    open_soft="#2B1D00",
    info="#B5D7FF",
    info_soft="#001B38",
    neutral="#E6E6E6",
    neutral_soft="#1E1E1E",
    danger="#FFB8B3",
    danger_strong="#FFD6D3",
    ring="#FFE600",
)
ALL: Final = (LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK)
TONES: Final = ("satisfied", "failed", "open", "info", "neutral")
# What is written on what: (ground, inks). The tests hold each pair to 4.5 : 1.
WRITTEN_ON: Final = (
    ("window", ("text", "second", "accent", "danger", *TONES)),
    ("surface", ("text", "second", "accent", "danger", *TONES)),
    ("sunk", ("text", "second", "accent")),
    ("hover", ("text", "second", "accent", "danger", *TONES)),
    ("selection", ("text", "second", "accent_strong", *TONES)),
    ("accent", ("on_accent",)),
    ("accent_strong", ("on_accent",)),
    ("danger", ("on_accent",)),
    ("danger_strong", ("on_accent",)),
    *((f"{tone}_soft", (tone, "text")) for tone in TONES),
)
