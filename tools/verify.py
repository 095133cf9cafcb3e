"""Checks the findings of `checker check --format json` against the reports, with nothing of the checker.

    python tools/verify.py FINDINGS.json [REPORTS_ROOT]

Of each finding: seals, quotes, numbers, conversions, steps, and that it breaks its rule; that withdrawals settle all.
Exit 1: a line a misfit; 2: no findings, or quotes in PDF, Word or HTML, not read here.
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

ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "cp1252", "cp1250", "cp1251", "latin-1")
SCALES = {"hundred": 2, "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "b": 9}
SCALES = {word: 10**power for word, power in {**SCALES, "trillion": 12, "tn": 12}.items()}
FACTORS = {"foot": 0.3048, "inch": 0.0254, "mile": 1609.344, "kilometre": 1000, "percent": 0.01, "day": 86400}
COMPOUND = {"second": 60, "minute": 60, "inch": 12, "month": 12}
OPERATORS, PLACE = (ast.Add, ast.Sub, ast.Mult, ast.Div), ("id", "report", "path", "start", "end")
OPAQUE, INF, BEGIN, SECOND = (".pdf", ".docx", ".html", ".htm"), float("inf"), dt.datetime.min, dt.timedelta(0, 1)
YEAR = (Fraction(0), True, Fraction(363 * 86400), True)  # what an age leaves open, less the leap days of a life
TIMED = """no-such-day: date_day * 86400 <= date_last - date_first; anniversary, nth: rank == end_year - start_year;
    told-past: date < date_when; told-future: date > date_when; inside: period == date;
    aged-at: date - age - YEAR == born; weekdays: date_named == other_named; calendar: date_named == date_weekday;
    counted, later-on: later_first - end_first == end_first - start_first; relabelled: abs(part_told - whole_told) > 0;
    duration, apart: duration == end - start; elapsed: duration == start_when - start; periods: first + second == total;
    age: one_when - one - YEAR == other_when - other - YEAR; stretch: abs(end_last - start_first - half) < half;
    told-whole: date_last <= date_when_last; remaining: duration == end - end_when; two-periods: one_when == other_when;
    passed: duration <= start_when - start; same-time, zoned: told == date; birth: age_when - age - YEAR == born;
    same-figure: abs(credited_told - denied_told) > 0"""
NUMERAL, NAME = re.compile(r"\d[\d,.\u00a0\u202f]*"), re.compile(r"\b(?!abs)[a-zA-Z_]+")
SLACK, NEAR = 14 * 3600, Fraction(1, 10**18)  # what unnamed zones, and quotients in decimals, may be off


def need(fits, what):
    if not fits:
        raise ValueError(what)


def seal(document):
    plain = {key: value for key, value in document.items() if key != "seal"}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def interval(given):  # exact: (low, whether its end is open, high, whether its end is open)
    low, high = (INF * sign if given[end] is None else Fraction(given[end]) for end, sign in (("low", -1), ("high", 1)))
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
    if op == "/":
        if b[0] < 0 < b[2] or (b[0] == 0 and not b[1]) or (b[2] == 0 and not b[3]):
            return (-INF, True, INF, True)
        return combine("*", a, (1 / b[2] if b[2] else -INF, b[3], 1 / b[0] if b[0] else INF, b[1]))
    corners = [(x and y and x * y, i or j) for x, i in (a[:2], a[2:]) for y, j in (b[:2], b[2:])]
    low, high = min(corner for corner, _ in corners), max(corner for corner, _ in corners)
    opens = [all(is_open for corner, is_open in corners if corner == end) and low != high for end in (low, high)]
    return (low, opens[0], high, opens[1])


def evaluate(node, values):
    match node:
        case str():
            return evaluate(ast.parse(node, mode="eval").body, values)
        case ast.Constant(value=int() | float() as number):
            return (Fraction(str(number)), False, Fraction(str(number)), False)
        case ast.Name(id=name):
            return values[name][0]
        case ast.BinOp(left=left, op=op, right=right):
            return combine("+-*/"[OPERATORS.index(type(op))], evaluate(left, values), evaluate(right, values))
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
    for path, encoding in itertools.product(found, ENCODINGS):
        text = None if path.suffix.lower() in OPAQUE else path.read_bytes().decode(encoding, "replace")
        if text is None or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == proof["sha256"]:
            return text
    what = "not the text that was checked, its hash differs" if found else f"no such report under {root}"
    raise ValueError(f"{proof['report']}: {what}")


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
    start, quote, amount = proof["start"], proof["text"], claim["amount"]
    need(text is None or text[start : proof["end"]] == quote != "", f"{where}: the quoted words do not stand there")
    need(all(claim[key] == proof[key] for key in PLACE), f"{where}: the claim and its proof are of two places")
    need(text is None or len(re.findall(r"\r\n?|\n", text[:start])) == claim["line"] - 1, f"{where}: the line is wrong")
    shown = re.sub(r"\\u[0-9a-f]{4}", "", "".join(claim["quote"].split()))
    need(shown == "".join(c for c in quote if c.isprintable() and not c.isspace()), f"{where}: another quote")
    need(proof["day"] in {None, *numbers_in(quote)} or not NUMERAL.search(quote), f"{where}: another day")
    if amount is None:
        return
    before = (text or "")[max(0, start - 40) : start].split()
    values, spelled, unit = list(map(Fraction, amount["values"])), list(numbers_in(quote)), proof["unit"]
    spelled += [one * SCALES.get(word, 1) for one in spelled if one % 1 for word in before]  # "80 million into 127.5"
    is_length = values[1:] and spelled and values[0] <= max(spelled) - min(spelled) <= values[1]  # "1978 to 1999"
    is_other = len(NUMERAL.findall(quote)) == len(values) and not {*map(abs, values)} <= {*map(abs, spelled)}
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
    ends = ((dt.datetime.fromisoformat(moment[end]) - BEGIN) // SECOND for end in ("start", "end"))
    low, high = (end - (moment["offset"] or 0) * 60 for end in ends)
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
    values = {name: [interval(one) for one in several] for name, several in proof["values"].items()}
    for step in finding["steps"]:
        left, right = interval(step["left_value"]), interval(step["right_value"])
        for side, told in (("left", left), ("right", right)) if values else ():
            need(near(evaluate(step[side], values), told), f"{step[side]!r} comes out otherwise")
        need(is_broken(step["op"], left, right) == (step["verdict"] == "broken"), f"{step['left']}: another verdict")
    verdicts = {step["verdict"] for step in finding["steps"]} or {"broken" if proof["kind"] else "none"}
    need("broken" in verdicts, "no arithmetic, or no step of it is broken")
    if proof["kind"] == "timeline":  # as often as one thing is the earlier one it is the later one: a circle
        one, other = (sorted(claims[each]["measure"] for each in finding["roles"][end]) for end in ("earlier", "later"))
        return need(one == other, "what comes before what closes no circle") or ""
    parts = {name: (claims[ids[0]], proofs[ids[0]]) for name, ids in finding["roles"].items() if ids}
    return check_kind(proof["kind"], parts, reading) if proof["kind"] and not proof["values"] else ""


def check_kind(kind, parts, reading):
    """The kind of a rule without an expression, if unknown; by the clock nothing lasts 22 hours, else 320 days."""
    values = {"YEAR": [YEAR]}
    for name, (claim, proof) in parts.items():
        values |= {name: readings(claim, proof, reading)} if claim["amount"] else {}
        points = {f"{name}_day": proof["day"], f"{name}_named": proof["weekday"]}
        points[f"{name}_told"] = claim["amount"] and claim["amount"]["values"][0]
        for key, span in ((name, proof["moment"]), (f"{name}_when", proof["when"])):
            if span:
                start, end = (dt.datetime.fromisoformat(span[one]) for one in ("start", "end"))
                points |= {f"{key}_first": (start - BEGIN) // SECOND, f"{key}_last": (end - BEGIN) // SECOND}
                points[f"{key}_weekday"], values[key] = start.weekday(), [seconds(span)]
                values[f"{key}_year"] = [(Fraction(start.year), False, Fraction((end - SECOND).year), False)]
        values |= {key: [(Fraction(one), False) * 2] for key, one in points.items() if one is not None}
    start, end, last = (values.get(one, [[0]])[0][0] for one in ("start_first", "end_first", "end_last"))
    values["half"] = [(Fraction(11 * 3600 if max(last - end, last - start) < 86400 else 160 * 86400), False) * 2]
    values.setdefault("end_year", values.get("start_when_year"))  # a feast is of the report's year, if none is told
    test = re.search(rf"\b{re.escape(kind)}(?:, [\w-]+)*: ([^;]+)", TIMED)
    if reading == "usual" or not test or not all(values.get(one) for one in NAME.findall(test[1])):
        return kind
    left, op, right = re.split(r" ([<>=]=?) ", test[1])
    need(is_broken(op, evaluate(left, values), evaluate(right, values)), f"its claims do not break a rule {kind!r}")
    return ""


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
    is_left = gone and any(gone.isdisjoint(one["id"] for one in finding["claims"]) for finding in findings)
    wrong += ["a finding is left when all that is to be withdrawn is"] if is_left else []
    wrong += ["the document was changed since it was sealed"] if document.get("seal") != seal(document) else []
    unread = {one["report"] for each in findings for one in each["claims"] if one["path"].lower().endswith(OPAQUE)}
    told = (f"{one}: its quotes were not checked, for its words cannot be read here" for one in sorted(unread))
    sys.stdout.write("\n".join((*wrong, *told, f"{len(findings)} findings, {len(wrong)} that do not fit", "")))
    return 1 if wrong else 2 if unread else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
