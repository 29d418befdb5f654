#!/usr/bin/env python3
"""Writes what Inhaul knows of Unicode's normalization forms: python3 eng/unicode/forms.py > src/Inhaul/Mapping/Cleaning/UnicodeForm.txt"""
import sys
import unicodedata
from collections import defaultdict

HANGUL = range(0xAC00, 0xAC00 + 11172)


def code(rune):
    return f"{rune:04X}"


def ranges(runes):
    first = last = None
    for rune in runes + [None]:
        if last is not None and rune == last + 1:
            last = rune
            continue
        if first is not None:
            yield code(first) if first == last else f"{code(first)}-{code(last)}"
        first = last = rune


classes = defaultdict(list)
lines = []
for rune in range(sys.maxunicode + 1):
    if unicodedata.combining(chr(rune)):
        classes[unicodedata.combining(chr(rune))].append(rune)
    parts = unicodedata.decomposition(chr(rune)).split()
    if not parts or rune in HANGUL:
        continue
    if parts[0].startswith("<"):
        lines.append(" ".join(["compatible", code(rune)] + parts[1:]))
    else:
        again = unicodedata.normalize("NFC", "".join(chr(int(part, 16)) for part in parts))
        lines.append(" ".join(["composed" if again == chr(rune) and len(parts) == 2 else "canonical", code(rune)] + parts))

print(f"# Decompositions, compositions and combining classes of the Unicode Character Database {unicodedata.unidata_version},")
print("# copyright Unicode, Inc., used under the Unicode License (https://www.unicode.org/license.txt). Written by eng/unicode/forms.py.")
for number in sorted(classes):
    print(" ".join(["class", str(number)] + list(ranges(classes[number]))))
print("\n".join(lines))
