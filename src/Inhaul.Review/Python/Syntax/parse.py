"""Parses Python for the reviewer: files come in on standard input, syntax trees go out as JSON, one line for each file.

A file comes as a line "<bytes> <whole|outline>" and its bytes. The outline of a file tells how many functions it has and
what it imports; the whole adds its tree, as a flat table of nodes that name each other by index, so that neither side
needs to recurse.
"""
import ast
import io
import json
import re
import signal
import sys
import tokenize
import warnings

DEEPEST = 1000
LONGEST_TEXT = 400
# What the reviewer does not look at.
LEFT_OUT = {"ctx", "type_comment", "kind", "returns", "type_params", "type_ignores", "conversion", "simple", "is_async"}
# What only Python 2 accepts, as the messages of Python 3 name it, and as it is written where they do not.
PYTHON_2 = (
    "Missing parentheses in call to",
    "multiple exception types must be parenthesized",
    "leading zeros in decimal integer literals",
    "invalid token",
    "'<>'",
    "inconsistent use of tabs and spaces",
    "Function parameters cannot be parenthesized",
)
WRITTEN_FOR_PYTHON_2 = re.compile(r"^(print|exec)\s+[^\s(=.]|^raise\s+[\w.]+\s*,|`|<>|\b\d+[lL]\b|\b[uU][rR]['\"]|^except\s+[\w.]+\s*,")


def main():
    # Who interrupts the review ends it, and its end is the end of the input here.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    source, answers = sys.stdin.buffer, sys.stdout
    while True:
        header = source.readline().split()
        if not header:
            return
        content = source.read(int(header[0]))
        answers.write(json.dumps(answer(content, header[1] == b"whole"), separators=(",", ":")))
        answers.write("\n")
        answers.flush()


def answer(content, whole):
    zero = content.find(b"\0")
    if zero >= 0 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return {"line": content[:zero].count(b"\n") + 1, "error": "It holds a zero byte, so it is UTF-16 or no Python at all; save it as UTF-8, or leave it out of the review."}
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return {"line": content[:error.start].count(b"\n") + 1, "error": "Its bytes are not %s; save it as UTF-8, or name its encoding in the first line." % error.encoding}
    except (SyntaxError, LookupError):
        return {"line": 1, "error": "Its encoding is unknown or its bytes are not UTF-8; save it as UTF-8, or name its encoding in the first line."}
    try:
        tree = ast.parse(content)
    except SyntaxError as error:
        return {"line": error.lineno, "error": refusal(text, error)}
    except (RecursionError, MemoryError):
        return {"line": None, "error": TOO_DEEP}
    return table(tree) if whole else outline(tree)


TOO_DEEP = "It is nested too deeply to be reviewed; split its expressions, or leave it out of the review."


def refusal(text, error):
    message = error.msg or "invalid syntax"
    if "too many nested" in message or "too many levels" in message or "too complex" in message or "stack overflow" in message:
        return TOO_DEEP
    lines = text.splitlines()
    line = lines[error.lineno - 1].strip() if error.lineno and error.lineno <= len(lines) else ""
    if any(sign in message for sign in PYTHON_2) or WRITTEN_FOR_PYTHON_2.search(line):
        return "It is written for Python 2 (%s); translate it, or leave it out of the review." % message
    return "Python cannot parse it (%s); correct it, or leave it out of the review." % message


def outline(tree):
    functions, imports, pending = 0, [], [tree]
    while pending:
        node = pending.pop()
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                functions += 1
            elif isinstance(child, ast.Import):
                imports.extend([0, name.name] for name in child.names)
            elif isinstance(child, ast.ImportFrom):
                imports.append([child.level, child.module or ""])
                imports.extend([child.level, (child.module + "." if child.module else "") + name.name] for name in child.names)
            if isinstance(child, (ast.stmt, ast.excepthandler)) or type(child).__name__ == "match_case":
                pending.append(child)
    return {"functions": functions, "imports": imports}


def table(tree):
    result = outline(tree)
    nodes = [None]
    pending = [(tree, 0, 0)]
    while pending:
        node, index, depth = pending.pop()
        if depth > DEEPEST:
            return {"line": getattr(node, "lineno", None), "error": TOO_DEEP}
        record = {"k": type(node).__name__}
        if hasattr(node, "lineno"):
            record["p"] = [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset]
        for name in node._fields:
            if name in LEFT_OUT:
                continue
            value = getattr(node, name, None)
            if isinstance(value, ast.AST):
                if isinstance(value, (ast.operator, ast.boolop, ast.unaryop, ast.cmpop)):
                    record[name] = type(value).__name__
                else:
                    record[name] = len(nodes)
                    nodes.append(None)
                    pending.append((value, record[name], depth + 1))
            elif isinstance(value, list):
                record[name] = children = []
                for item in value:
                    if isinstance(item, ast.cmpop):
                        children.append(type(item).__name__)
                    elif isinstance(item, ast.AST):
                        children.append(len(nodes))
                        nodes.append(None)
                        pending.append((item, children[-1], depth + 1))
                    else:
                        children.append(-1 if item is None else item)
            elif isinstance(node, ast.Constant):
                record["type"], record["value"] = type(value).__name__, clean(value)
            elif value is not None:
                record[name] = value
        nodes[index] = record
    result["nodes"] = nodes
    return result


def clean(value):
    if isinstance(value, str):
        return value[:LONGEST_TEXT].encode("utf-8", "replace").decode("utf-8")
    return repr(value)[:LONGEST_TEXT] if not (isinstance(value, int) and value.bit_length() > 4000) else "big"


main()
