"""Checks the findings of `checker check --format json` against the reports, with nothing of the checker.

    python tools/verify.py FINDINGS.json [REPORTS_ROOT]

Of every finding: seals, hashes of reports, quotes and the numbers in them, intervals, conversions, each step of the
arithmetic, exactly, and that it breaks its rule; and that withdrawals settle all. Exit 0 if all fits; 1 with a line for
each misfit; 2 for no findings, or where quotes stand in PDF, Word or HTML reports, whose words are not read again.
"""

import ast
import datetime as dt
import functools
import hashlib
import itertools
import json
import re
import sys
from fractions import Fraction
from pathlib import Path

INF, PLACE = float("inf"), ("id", "report", "path", "start", "end")
ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1250", "cp1251", "latin-1")
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES |= {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
FACTORS = {"foot": 0.3048, "inch": 0.0254, "mile": 1609.344, "kilometre": 1000, "percent": 0.01, "day": 86400}
COMPOUND = {"second": 60, "minute": 60, "inch": 12, "month": 12}
OPAQUE = (".pdf", ".docx", ".html", ".htm")  # their words are not read again here
YEAR = (Fraction(0), True, Fraction(363 * 86400), True)  # what an age leaves open, less the leap days of a life
TIMED = {"same-time": "told == date", "inside": "period == date", "told-past": "date < date_when"}
TIMED |= {"told-future": "date > date_when", "age": "one_when - one - YEAR == other_when - other - YEAR"}
TIMED |= {"passed": "duration <= start_when - start", "birth": "age_when - age - YEAR == born"}
TIMED |= {"elapsed": "duration == start_when - start", "remaining": "duration == end - end_when"}
TIMED |= dict.fromkeys(("duration", "apart"), "duration == end - start") | {"fits": "duration <= end - start"}
TIMED |= {"aged-at": "date - age - YEAR == born"}
NUMERAL = re.compile(r"\d[\d,.\u00a0\u202f]*")
SLACK, NEAR = 14 * 3600, Fraction(1, 10**18)  # what unnamed zones, and quotients in decimals, may be off
OPS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.Eq: "=="}
SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def need(fits, what):
    if not fits:
        raise ValueError(what)


def seal(document):
    plain = {key: value for key, value in document.items() if key != "seal"}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def interval(given):  # exact: (low, whether its end is open, high, whether its end is open)
    low, high = (given[end] for end in ("low", "high"))
    low, high = -INF if low is None else Fraction(low), INF if high is None else Fraction(high)
    return (low, given["low_open"], high, given["high_open"])


def is_broken(op, a, b):
    if op.startswith(">"):
        return is_broken(op.replace(">", "<"), b, a)
    above = a[0] > b[2] or (a[0] == b[2] and (op == "<" or a[1] or b[3]))
    return above or (op == "==" and (b[0] > a[2] or (b[0] == a[2] and (b[1] or a[3]))))


def combine(op, a, b):
    if op == "-":
        return combine("+", a, (-b[2], b[3], -b[0], b[1]))
    if op == "+":
        return (a[0] + b[0], a[1] or b[1], a[2] + b[2], a[3] or b[3])
    if op == "/" and (b[0] < 0 < b[2] or (b[0] == 0 and not b[1]) or (b[2] == 0 and not b[3])):
        return (-INF, True, INF, True)
    sign = 1 if b[0] >= 0 else -1
    corners = [(worked(op, x, y, sign), i or j) for x, i in (a[:2], a[2:]) for y, j in (b[:2], b[2:])]
    low, high = min(corner for corner, _ in corners), max(corner for corner, _ in corners)
    opens = [all(is_open for corner, is_open in corners if corner == end) and low != high for end in (low, high)]
    return (low, opens[0], high, opens[1])


def worked(op, x, y, sign):  # one corner of a product or a quotient; the sign is the divisor's
    if not x or (op == "*" and not y) or (op == "/" and y in (INF, -INF)):
        return Fraction(0)
    return x * y if op == "*" else x / y if y else x * sign * INF


def evaluate(node, values):
    match node:
        case ast.Constant(value=int() | float() as number):
            return (Fraction(str(number)), False, Fraction(str(number)), False)
        case ast.Name(id=name):
            return values[name][0]
        case ast.BinOp(left=left, op=op, right=right):
            return combine(SIGNS[type(op)], evaluate(left, values), evaluate(right, values))
        case ast.Call(func=ast.Name(id="sum"), args=[ast.Name(id=name)]):
            return functools.reduce(lambda total, one: combine("+", total, one), values[name])
        case ast.Call(func=ast.Name(id="abs"), args=[inner]):
            a = evaluate(inner, values)
            high, shut = max((-a[0], not a[1]), (a[2], not a[3]))
            return a if a[0] >= 0 else (-a[2], a[3], -a[0], a[1]) if a[2] <= 0 else (Fraction(0), False, high, not shut)
    raise ValueError("a step holds something that is no arithmetic")


def near(a, b):
    return all(a[i] == b[i] or INF != max(abs(a[i]), abs(b[i])) >= abs(a[i] - b[i]) / NEAR for i in (0, 2))


def text_of(proof, root):
    names = (proof["report"], proof["path"], Path(proof["report"]).name)
    found = [path for path in (*(root / name for name in names), Path(proof["path"])) if path.is_file()]
    need(found, f"{proof['report']}: no such report under {root}")
    for path, encoding in itertools.product(found, ENCODINGS):
        text = None if path.suffix.lower() in OPAQUE else path.read_bytes().decode(encoding, "replace")
        if text is None or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == proof["sha256"]:
            return text
    raise ValueError(f"{proof['report']}: not the text that was checked, its hash differs")


def numbers_in(text):
    """The numbers that a quote spells in digits, with the word of their size; a comma may group digits or part them."""
    for match in NUMERAL.finditer(text):
        digits = re.sub("[\u00a0\u202f]", "", match[0].rstrip(",."))
        word = re.match(r"[a-z]*", text[match.end() :].lstrip(" -").lower())[0]
        for plain in (digits.replace(",", ""), digits.replace(".", "").replace(",", "."), digits.replace(",", ".")):
            if plain.count(".") < 2:
                yield from (Fraction(plain), Fraction(plain) * SCALES.get(word, SCALES.get(word.rstrip("s"), 1)))


def check_claim(claim, proof, root):
    where, text = f"{proof['report']}:{claim['line']}:{claim['column']}", text_of(proof, root)
    start, quote = proof["start"], proof["text"]
    need(text is None or text[start : proof["end"]] == quote != "", f"{where}: the quoted words do not stand there")
    need(all(claim[key] == proof[key] for key in PLACE), f"{where}: the claim and its proof are of two places")
    need(text is None or len(re.findall(r"\r\n?|\n", text[:start])) == claim["line"] - 1, f"{where}: the line is wrong")
    shown = re.sub(r"\\u[0-9a-f]{4}", "", "".join(claim["quote"].split()))
    need(shown == "".join(c for c in quote if c.isprintable() and not c.isspace()), f"{where}: another quote")
    if claim["amount"]:
        check_amount(claim["amount"], proof, where, (text or "")[max(0, start - 40) : start].split())


def check_amount(amount, proof, where, before):
    values, spelled, unit = list(map(Fraction, amount["values"])), list(numbers_in(proof["text"])), proof["unit"]
    spelled += [one * SCALES.get(word, 1) for one in spelled if one % 1 for word in before]  # "80 million into 127.5"
    is_length = values[1:] and spelled and values[0] <= max(spelled) - min(spelled) <= values[1]  # "1978 to 1999"
    is_other = len(NUMERAL.findall(proof["text"])) == len(values) and not {*map(abs, values)} <= {*map(abs, spelled)}
    is_part = any((values[0] - one) % COMPOUND.get(unit["name"], INF) == 0 for one in spelled)  # "3 minutes 27 seconds"
    need(is_length or is_part or not is_other, f"{where}: the quote has another number")
    wide, usual = (interval(amount[reading]) for reading in ("wide", "usual"))
    need(wide[0] <= usual[0] and usual[2] <= wide[2], f"{where}: the usual reading is wider than the wide one")
    need(wide[0] <= min(values) and max(values) <= wide[2], f"{where}: the number lies outside its interval")
    need((amount["bound"] in (">", ">=")) == (wide[2] == INF), f"{where}: the interval does not fit its bound")
    need(amount["bound"] != "=" or wide[2] - wide[0] <= abs(values[0]) / 2 + 1, f"{where}: too wide for its words")
    factor = Fraction(unit["factor"]) / Fraction(unit["divisor"])
    right = unit["name"] not in FACTORS or factor == Fraction(str(FACTORS[unit["name"]]))
    need(unit["name"] == amount["unit"] and right, f"{where}: the unit or its factor is wrong")


def seconds(moment, slack=0):
    ends = (dt.datetime.fromisoformat(moment[end]) - dt.datetime(1, 1, 1) for end in ("start", "end"))
    low, high = (int(end.total_seconds()) - (moment["offset"] or 0) * 60 for end in ends)
    return (Fraction(low - slack), False, Fraction(high + slack), True)


def readings(claim, proof, reading):
    """The intervals, in base units, that a rule may have been worked out on for a claim."""
    if claim["amount"] is None:
        moments = (proof["moment"], {**proof["moment"], "offset": None})
        return [seconds(one, slack) for one in moments for slack in (0, SLACK)]
    a, unit = interval(claim["amount"][reading]), proof["unit"]
    digits = max(len(value.partition(".")[2]) for value in claim["amount"]["values"])
    half = Fraction(1, 2 * 10**digits) if a[0] == a[2] else 0  # where one figure may be a conversion of another
    shift, factor = Fraction(unit["offset"]), Fraction(unit["factor"]) / Fraction(unit["divisor"])
    return [((a[0] - by + shift) * factor, a[1], (a[2] + by + shift) * factor, a[3]) for by in (0, half)]


def check_finding(finding, root):
    """The kind of rule that could not be checked but by its quotes, if any; raises ValueError."""
    proof, reading = finding["certificate"], "usual" if finding["strained"] else "wide"
    need(finding["seal"] == seal(finding), "changed since it was sealed")
    claims, proofs = ({one["id"]: one for one in several} for several in (finding["claims"], proof["claims"]))
    need(claims and list(claims) == list(proofs), "claims without proof")
    need({*itertools.chain(*finding["roles"].values())} == set(claims), "roles of other claims")
    for one, claim in claims.items():
        check_claim(claim, proofs[one], root)
    for name, values in proof["values"].items():
        ids = finding["roles"].get(name, [])
        for one, value in zip(ids, values, strict=False):
            allowed = readings(claims[one], proofs[one], reading)
            need(any(near(interval(value), other) for other in allowed), f"{name}: not the interval of its claim")
        rest = all(a[0] <= 0 and a[2] == INF for a in map(interval, values[len(ids) :]))
        need(rest and len(values) >= len(ids), f"{name}: not its claims' values")
    for step in finding["steps"]:
        check_step(step, proof["values"])
    verdicts = {step["verdict"] for step in finding["steps"]} or {"broken" if proof["kind"] else "none"}
    need("broken" in verdicts, "no arithmetic, or no step of it is broken")
    parts = {name: (claims[ids[0]], proofs[ids[0]]) for name, ids in finding["roles"].items() if ids}
    return check_kind(proof["kind"], parts, reading) if proof["kind"] and not proof["values"] else ""


def check_kind(kind, parts, reading):
    """Whether moments, or weekdays, break a rule that has no expression of its own; the kind if that is not known."""
    if kind in ("calendar", "weekdays"):
        named = {name: proof["weekday"] for name, (_, proof) in parts.items()}
        day = dt.datetime.fromisoformat(parts["date"][1]["moment"]["start"]).weekday()
        return need(named["date"] != named.get("other", day), "the date has the weekday that it names") or ""
    values = {f"{name}_when": [seconds(proof["when"])] for name, (_, proof) in parts.items() if proof["when"]}
    values |= {name: readings(*part, reading) for name, part in parts.items() if part[0]["amount"] or part[1]["moment"]}
    test, values["YEAR"] = ast.parse(TIMED.get(kind, "unknown"), mode="eval").body, [YEAR]
    if reading == "usual" or any(isinstance(one, ast.Name) and one.id not in values for one in ast.walk(test)):
        return kind
    left, right = (evaluate(side, values) for side in (test.left, test.comparators[0]))
    return need(is_broken(OPS[type(test.ops[0])], left, right), f"its claims do not break a rule {kind!r}") or ""


def check_step(step, given):
    values = {name: [interval(one) for one in several] for name, several in given.items()}
    left, right = interval(step["left_value"]), interval(step["right_value"])
    for side, told in (("left", left), ("right", right)) if values else ():
        need(
            near(evaluate(ast.parse(step[side], mode="eval").body, values), told), f"{step[side]!r} comes out otherwise"
        )
    is_same = is_broken(step["op"], left, right) == (step["verdict"] == "broken")
    need(is_same, f"{step['left']} {step['op']} {step['right']}: another verdict")


def main(arguments):
    try:
        document = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
        findings = list(document["findings"])
    except (IndexError, OSError, ValueError, KeyError, TypeError) as error:
        sys.stderr.write(f"cannot read the findings: {error!r}; give FINDINGS.json [REPORTS_ROOT]\n")
        return 2
    root, wrong = Path([*arguments, "."][1]), []
    for number, finding in enumerate(findings, 1):
        try:
            if kind := check_finding(finding, root):
                sys.stdout.write(f"finding {number}: quotes fit; what breaks its rule {kind!r} is not re-checked\n")
        except (LookupError, TypeError, ValueError, SyntaxError, ArithmeticError, AttributeError) as error:
            wrong.append(f"finding {number} [{finding.get('rule')}]: {error}")
    gone = {*document.get("withdrawal", {}).get("claims", ())}
    if gone and any(gone.isdisjoint(one["id"] for one in finding["claims"]) for finding in findings):
        wrong.append("a finding is left when all that is to be withdrawn is")
    if document.get("seal") != seal(document):
        wrong.append("the document was changed since it was sealed")
    unread = {one["report"] for each in findings for one in each["claims"] if one["path"].lower().endswith(OPAQUE)}
    told = (f"{one}: its quotes were not checked, for its words cannot be read here" for one in sorted(unread))
    sys.stdout.write("\n".join((*wrong, *told, f"{len(findings)} findings, {len(wrong)} that do not fit", "")))
    return 1 if wrong else 2 if unread else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
