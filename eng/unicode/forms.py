#!/usr/bin/env python3
"""Writes what Inhaul knows of Unicode's normalization forms, or strings in these forms to test it by:

python3 eng/unicode/forms.py > src/Inhaul/Mapping/Cleaning/UnicodeForm.txt
python3 eng/unicode/forms.py samples > tests/Inhaul.Tests/Mapping/Cleaning/UnicodeForms.txt
"""
import random
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


def write_samples():
    chance = random.Random(1)
    odd = [rune for rune in range(sys.maxunicode + 1) if unicodedata.combining(chr(rune)) or unicodedata.decomposition(chr(rune))]
    odd += list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11A8, 0x11C3)) + list(HANGUL[::97])
    marks = [rune for rune in odd if unicodedata.combining(chr(rune))]
    print("# Strings, and the same in the forms C and KC, as code points. Written by eng/unicode/forms.py samples.")
    for _ in range(600):
        runes = [chance.choice(marks if chance.random() < 0.4 else odd if chance.random() < 0.7 else range(0x20, 0x7F)) for _ in range(chance.randint(1, 6))]
        text = "".join(map(chr, runes))
        print(";".join(" ".join(code(ord(c)) for c in form) for form in (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFKC", text))))


if sys.argv[1:] == ["samples"]:
    write_samples()
    sys.exit()

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
