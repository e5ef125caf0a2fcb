"""Records to JSON and back, driven by the records' own types."""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]


def as_plain(value: Any) -> Any:
    """A record as dicts, lists and scalars; bytes are left out, since they are kept apart."""
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {name: as_plain(v) for name, v in pairs if not isinstance(v, bytes)}
    if isinstance(value, tuple | list):
        return [as_plain(v) for v in value]
    return value


def encode(record: Any, leave_out: frozenset[str] = frozenset()) -> str:
    """One line of JSON; equal records give equal text."""
    plain = {k: v for k, v in as_plain(record).items() if k not in leave_out}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(cls: type[Record], line: str, /, **extra: Any) -> Record:
    """The record that `encode` was given; `extra` supplies what was left out."""
    hint: Any = cls
    built: Record = _decoder(hint)(json.loads(line) | extra)
    return built


def _same(value: Any) -> Any:
    return value


@cache
def _decoder(hint: Any) -> Decoder:
    if is_dataclass(hint):
        return _record_decoder(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_decoder(args)
    if origin in (Union, types.UnionType):
        inner = [_decoder(a) for a in args if a is not type(None)]
        decode_one = inner[0] if len(inner) == 1 else _same
        return lambda value: None if value is None else decode_one(value)
    return _same


def _record_decoder(cls: Any) -> Decoder:
    hints = get_type_hints(cls)
    decoders = {f.name: _decoder(hints[f.name]) for f in fields(cls)}

    def build(value: Any) -> Any:
        return cls(**{k: decoders[k](v) for k, v in value.items() if k in decoders})

    return build


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _decoder(args[0])
        return lambda value: tuple(each(v) for v in value)
    parts = [_decoder(a) for a in args]
    return lambda value: tuple(p(v) for p, v in zip(parts, value, strict=True))
