"""Shows values of Rust in LLDB as Rust would, on one line, on top of the compiler's own scripts.

What a reference points at is shown in its place, and lists, maps, enums and structs with what is in them, as far as
that fits. Loaded after lldb_lookup.py and lldb_commands of the compiler.
"""

import re

import lldb
from lldb_providers import ClangEncodedEnumProvider
from lldb_lookup import classify_rust_type, summary_lookup
from rust_types import RustType

ITEMS = 6
DEPTH = 4
LONGEST = 160

TEXT = (RustType.STD_STRING, RustType.STD_STR, RustType.STD_OS_STRING, RustType.STD_PATH, RustType.STD_PATHBUF)
LISTS = (RustType.STD_VEC, RustType.STD_VEC_DEQUE, RustType.STD_SLICE, RustType.STD_HASH_SET)
SHARED = (RustType.STD_RC, RustType.STD_ARC)
CHARACTERS = ("char32_t", "char")
CELLS = (RustType.STD_CELL, RustType.STD_REF, RustType.STD_REF_MUT, RustType.STD_REF_CELL)


def short(type_name):
    """The type's own name without its modules and without what it is generic over."""
    depth, plain = 0, ""
    for character in type_name:
        depth += (character == "<") - (character == ">")
        plain += character if depth == 0 and character != ">" else ""
    return plain.rsplit("::", 1)[-1]


def pointee(value):
    raw = value.GetNonSyntheticValue()
    if raw.GetValueAsUnsigned() == 0:
        return None
    target = raw.Dereference()
    if not target.IsValid() or target.GetError().Fail():
        return None
    return target.GetSyntheticValue() if target.MightHaveChildren() else target


def children(value, most):
    count = value.GetNumChildren(most + 1)
    shown = [value.GetChildAtIndex(i) for i in range(min(count, most))]
    return shown, count > most


def joined(parts, more):
    return ", ".join(parts + ["…"] if more else parts)


def character(point):
    shown = chr(point) if point < 0x110000 else "\ufffd"
    return "'" + (shown if shown.isprintable() else f"\\u{{{point:x}}}") + "'"


def is_tuple(names):
    return bool(names) and all(re.fullmatch(r"(__)?\d+", name or "") for name in names)


def fields(name, value, depth):
    shown, more = children(value, ITEMS)
    if not shown:
        return name
    names = [child.GetName() for child in shown]
    if is_tuple(names):
        return name + "(" + joined([text(child, depth + 1) for child in shown], more) + ")"
    parts = [f"{child.GetName()}: {text(child, depth + 1)}" for child in shown]
    inner = joined(parts, more)
    return f"{name} {{ {inner} }}" if name else f"{{ {inner} }}"


def listed(value, depth, opening, closing, item):
    count = value.GetNumChildren()
    if depth >= DEPTH - 1 and count:
        return f"{opening}… {count}{closing}"
    shown, more = children(value, ITEMS)
    said = f"len {count} " if count > ITEMS else ""
    return said + opening + joined([item(child, depth + 1) for child in shown], more) + closing


def entry(child, depth):
    pair, _ = children(child, 2)
    if len(pair) < 2:
        return text(child, depth)
    return f"{text(pair[0], depth)}: {text(pair[1], depth)}"


def enumeration(value, depth):
    raw = value.GetNonSyntheticValue()
    variant = ClangEncodedEnumProvider(raw, {})
    name = short(variant.variant.GetChildMemberWithName("value").GetType().GetName() or "")
    return fields(name, variant.value, depth)


def text(value, depth=0):
    """What is shown for a value; never fails."""
    try:
        said = value_text(value, depth)
    except Exception as odd:  # boundary: memory may hold anything
        said = f"<{odd}>"
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def value_text(value, depth):
    type_ = value.GetType()
    name = type_.GetName() or ""
    if type_.IsPointerType():
        if "(" in name:
            return value.GetNonSyntheticValue().GetSummary() or value.GetValue() or ""
        target = pointee(value)
        return "null" if target is None else "&" + text(target, depth)
    kind = classify_rust_type(value.GetNonSyntheticValue().GetType())
    if kind in TEXT:
        return summary_lookup(value.GetNonSyntheticValue(), {}) or ""
    if depth >= DEPTH:
        return "…"
    if name in CHARACTERS:
        return character(value.GetValueAsUnsigned())
    if name == "unsigned char":
        return str(value.GetValueAsUnsigned())
    if name == "signed char":
        return str(value.GetValueAsSigned())
    whole = value.GetSyntheticValue() if value.MightHaveChildren() else value
    if not whole.IsValid():
        whole = value
    if kind in LISTS or type_.IsArrayType():
        return listed(whole, depth, "[", "]", text)
    if kind == RustType.STD_HASH_MAP:
        return listed(whole, depth, "{", "}", entry)
    if kind in SHARED or name.startswith("alloc::boxed::Box<"):
        inside = whole.GetChildAtIndex(0)
        return short(name) + "(" + (text(inside, depth + 1) if inside.IsValid() else "") + ")"
    if kind in CELLS:
        inside = whole.GetChildAtIndex(0)
        return short(name) + "(" + text(inside, depth + 1) + ")"
    if kind == RustType.ENUM:
        return enumeration(value, depth)
    if value.GetNumChildren(1) == 0:
        plain = value.GetValue() or value.GetSummary()
        return plain if plain is not None else "()" if name == "()" else short(name)
    return fields("" if name.startswith("(") else short(name), whole, depth)


def summary(value, _internal):
    return text(value)


class Reference:
    """What a reference leads to, in its place."""

    def __init__(self, value, _internal):
        self.value = value
        self.target = None
        self.update()

    def update(self):
        self.target = pointee(self.value)
        return False

    def has_children(self):
        return self.target is not None

    def num_children(self):
        if self.target is None:
            return 0
        return self.target.GetNumChildren() or 1

    def get_child_index(self, name):
        return self.target.GetIndexOfChildWithName(name) if self.target else -1

    def get_child_at_index(self, index):
        if self.target is None:
            return None
        if self.target.GetNumChildren() == 0:
            return self.value.GetNonSyntheticValue().CreateValueFromAddress(
                "*", self.target.GetLoadAddress(), self.target.GetType()
            )
        return self.target.GetChildAtIndex(index)


def __lldb_init_module(debugger, _internal):
    category = "RustAiIde"
    debugger.HandleCommand(f'type synthetic add -l rust_values.Reference -x "^.+ \\*$" --category {category}')
    for pattern in (r"^.+ \*$", r"^[A-Za-z_][A-Za-z0-9_]*::.+$", r"^\(.*\)$", r"^&(mut )?\[.+\]$", r"^.+\[[0-9]+\]$"):
        debugger.HandleCommand(
            f'type summary add -F rust_values.summary -e -x "{pattern}" --category {category}'
        )
    debugger.HandleCommand(f'type summary add -F rust_values.summary char32_t --category {category}')
    debugger.HandleCommand(f'type format add -f unsigned "unsigned char" --category {category}')
    debugger.HandleCommand(f'type format add -f decimal "signed char" --category {category}')
    debugger.HandleCommand(f"type category enable {category}")
