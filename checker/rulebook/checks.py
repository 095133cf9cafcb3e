"""What must be true of a rule before it may judge anything; every problem points at its line."""

from __future__ import annotations

from collections.abc import Iterator

from checker.errors import RuleError, suggestion
from checker.model.links import KINDS, PLURAL
from checker.rulebook import dimension
from checker.rulebook.expression import Binary as BinaryTerm
from checker.rulebook.expression import Call, Expression, ExpressionError, Name, Term, parse
from checker.rulebook.measures import Behaviour, Measures
from checker.rulebook.rule import (
    ANY,
    CLAIM_FIELDS,
    FINDING_FIELDS,
    KIND_FIELDS,
    Rule,
    RuleFile,
    message_fields,
)
from checker.rulebook.source import Source


def problems(file: RuleFile, source: Source, measures: Measures) -> Iterator[RuleError]:
    """Everything that is wrong with a rule file."""
    yield from _measures(file, source, measures)
    yield from _bindings(file, source)
    yield from _link(file, source)
    yield from _requirement(file, source, measures)
    yield from _message(file, source)
    yield from _examples(file, source)


def readings(file: RuleFile) -> tuple[str, ...]:
    """The expressions of a rule as text."""
    require = file.rule.require
    return (require,) if isinstance(require, str) else require


def _measures(file: RuleFile, source: Source, measures: Measures) -> Iterator[RuleError]:
    for name, measure in file.claims.items():
        if measure != ANY and measure not in measures:
            where = source.where("claims", name)
            names = [one.name for one in measures]
            yield RuleError(f"unknown measure {measure!r}", where=where, advice=suggestion(measure, names))


def _bindings(file: RuleFile, source: Source) -> Iterator[RuleError]:
    for key, name in file.bind.names():
        if name not in file.claims:
            where = source.where("bind", key, name)
            what = f"{key} speaks of {name!r}, which [claims] does not name"
            yield RuleError(what, where=where, advice=suggestion(name, file.claims))
    for key in ("within", "narrows", "component"):
        if len(getattr(file.bind, key)) not in (0, 2):
            yield RuleError(f"{key} takes two names", where=source.where("bind", key), advice="give both")


def _link(file: RuleFile, source: Source) -> Iterator[RuleError]:
    kind = file.bind.link
    if not kind:
        return
    if kind not in KINDS:
        where = source.where("bind", "link")
        yield RuleError(f"unknown link {kind!r}", where=where, advice=suggestion(kind, KINDS))
        return
    for name in file.claims.keys() - set(KINDS[kind].roles):
        where = source.where("claims", name)
        what = f"a link {kind!r} has no role {name!r}"
        yield RuleError(what, where=where, advice=suggestion(name, KINDS[kind].roles))


def _requirement(file: RuleFile, source: Source, measures: Measures) -> Iterator[RuleError]:
    texts = readings(file)
    if bool(texts) == bool(file.rule.kind):
        yield RuleError("a rule has either `require` or `kind`", where=source.where("rule"), advice="give one of them")
    used: set[str] = set()
    for text in (*texts, *file.rule.unless):
        try:
            expression = parse(text)
            used |= {name.name for name in expression.names()}
            _check_expression(expression, file, measures)
        except ExpressionError as error:
            where = source.where("rule", "require", text, column=error.column)
            yield RuleError(error.what, where=where, advice=f"mend the expression {text!r}")
    for name in file.claims.keys() - used if texts else ():
        where = source.where("claims", name)
        yield RuleError(f"{name!r} is bound and never used", where=where, advice="use it in `require`, or take it out")


def _check_expression(expression: Expression, file: RuleFile, measures: Measures) -> None:
    for name in expression.names():
        if name.name not in file.claims:
            raise ExpressionError(f"{name.name!r} is not bound; {suggestion(name.name, file.claims)}", name.column)
    plural = {name for name in file.claims if file.bind.link and name in PLURAL}
    for comparison in expression.comparisons:
        for side in (comparison.left, comparison.right):
            _check_sums(side, plural)
    dimension.check(expression, {name: _dimension(name, file, measures) for name in file.claims})


def _check_sums(term: Term, plural: set[str]) -> None:
    """`sum` takes a name of several claims, and such a name stands nowhere else."""
    match term:
        case Call(function="sum", argument=argument):
            if not isinstance(argument, Name) or argument.name not in plural:
                raise ExpressionError("sum takes a name of several claims, such as `parts` of a link", term.column)
        case Name(name=name) if name in plural:
            raise ExpressionError(f"{name!r} stands for several claims: write sum({name})", term.column)
        case Call(argument=argument):
            _check_sums(argument, plural)
        case BinaryTerm(left=left, right=right):
            _check_sums(left, plural)
            _check_sums(right, plural)


def _dimension(name: str, file: RuleFile, measures: Measures) -> str | None:
    measure = file.claims[name]
    if name in file.bind.dimension:
        return file.bind.dimension[name]
    if measures.behaviour(measure) is Behaviour.EVENT_TIME:
        return dimension.MOMENT
    return measures.dimension(measure)


def _message(file: RuleFile, source: Source) -> Iterator[RuleError]:
    known = file.claims.keys() | FINDING_FIELDS | KIND_FIELDS.get(file.rule.kind or "", frozenset())
    try:
        fields = message_fields(file.rule.message)
    except ValueError as error:
        yield RuleError(f"the message's braces: {error}", where=source.where("rule", "message"), advice="close them")
        return
    for field in fields:
        name, _, part = field.partition(".")
        is_part = not part or (part in CLAIM_FIELDS and name in file.claims)
        if name in known and is_part:
            continue
        where = source.where("rule", "message", "{" + field + "}")
        if name not in known:
            yield RuleError(f"the message names {field!r}", where=where, advice=suggestion(field, known))
        else:
            yield RuleError(f"a claim has no {part!r}", where=where, advice=suggestion(part, CLAIM_FIELDS))


def _examples(file: RuleFile, source: Source) -> Iterator[RuleError]:
    expected = {example.expect for example in file.example}
    if not expected & {"broken", "strained"}:
        advice = 'add an [[example]] with expect = "broken"'
        yield RuleError("no example in which the rule is broken", where=source.where("", "title"), advice=advice)
    if not expected & {"holds", "open"}:
        advice = 'add an [[example]] with expect = "holds" (or "open", where rounding leaves it so)'
        yield RuleError("no example in which the rule is kept", where=source.where("", "title"), advice=advice)
    for number, example in enumerate(file.example):
        unbound = example.given.keys() - file.claims.keys()
        is_either = bool(example.given) != bool(example.reports)
        if is_either and not unbound:
            continue
        where = source.where("example", "given" if example.given else "expect", nth=number)
        if not is_either:
            yield RuleError("an example has either `given` or `reports`", where=where, advice="give one of them")
        for name in unbound:
            yield RuleError(f"the example gives {name!r}", where=where, advice=suggestion(name, file.claims))


def checked(file: RuleFile, source: Source, name: str, topic: str) -> Rule:
    """The rule of a file in which nothing is wrong."""
    return Rule(
        id=name,
        topic=topic,
        path=source.path,
        title=file.title,
        severity=file.severity,
        why=file.why,
        claims=file.claims,
        bind=file.bind,
        require=tuple(parse(text) for text in readings(file)),
        unless=tuple(parse(text) for text in file.rule.unless),
        kind=file.rule.kind or "",
        message=file.rule.message,
        examples=file.example,
        supersedes=file.supersedes,
    )
