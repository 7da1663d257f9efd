"""Reads LuaLS annotations strictly: what it does not know is an error, and every type that is named must be declared."""

import re

BUILTIN = {"string", "number", "integer", "boolean", "nil", "any", "table", "function"}
TOKEN = re.compile(r'\s*("(?:[^"\\])*"|\d+|[A-Za-z_][\w.]*|\.\.\.|\[\]|[|(){}\[\],:<>?])')
NAME = r"[A-Za-z_]\w*"


class Wrong(Exception):
    """An annotation that is none."""


class Type:
    """A recursive descent over one type; `names` are the declared ones that it uses, `rest` what follows it."""

    def __init__(self, text):
        self.text, self.at, self.names = text, 0, set()
        self.union()
        self.rest = text[self.at:]

    def peek(self):
        match = TOKEN.match(self.text, self.at)
        return match.group(1) if match else None

    def take(self, wanted=None):
        match = TOKEN.match(self.text, self.at)
        if not match or (wanted is not None and match.group(1) != wanted):
            raise Wrong(f"expected {wanted or 'a type'} at {self.text[self.at:]!r}")
        self.at = match.end()
        return match.group(1)

    def union(self):
        self.one()
        while self.peek() == "|":
            self.take("|")
            self.one()

    def one(self):
        token = self.take()
        if token == "(":
            self.union()
            self.take(")")
        elif token == "{":
            self.record()
        elif token == "fun":
            self.function()
        elif re.fullmatch(r"[A-Za-z_][\w.]*", token):
            self.names.add(token)
            if self.peek() == "<":
                self.list("<", ">")
        elif not re.fullmatch(r'"[^"]*"|\d+', token):
            raise Wrong(f"{token!r} begins no type in {self.text!r}")
        while self.peek() == "[]":
            self.take("[]")

    def list(self, begin, end):
        self.take(begin)
        self.union()
        while self.peek() == ",":
            self.take(",")
            self.union()
        self.take(end)

    def record(self):
        while True:
            self.take("[")
            if not self.take().isdigit():
                raise Wrong(f"a record has numbered places in {self.text!r}")
            self.take("]")
            self.take(":")
            self.union()
            if self.take() == "}":
                return

    def function(self):
        self.take("(")
        while self.peek() != ")":
            self.take()
            if self.peek() == ":":
                self.take(":")
                self.union()
            if self.peek() == ",":
                self.take(",")
        self.take(")")
        if self.peek() == ":":
            self.take(":")
            self.union()


class Annotations:
    """All files together. `classes` maps a name to its fields (name -> type), `functions` and `globals` are words."""

    def __init__(self):
        self.classes, self.aliases, self.functions, self.globals, self.used = {}, set(), {}, set(), {}
        self.open = None
        self.params = []

    def uses(self, text, where, generic=()):
        found = Type(text)
        for name in found.names - BUILTIN - set(generic):
            self.used.setdefault(name, where)
        if found.rest.strip() and not found.rest.startswith(" # "):
            raise Wrong(f"{found.rest!r} follows the type")
        return text[:found.at]

    def field(self, text, where):
        match = re.match(r"\[(\d+|integer|string)\] |(" + NAME + r")\?? ", text)
        if not match or self.open is None:
            raise Wrong("a field has a name and a type, and stands below its class")
        name = match.group(1) or match.group(2)
        if name in self.classes[self.open]:
            raise Wrong(f"{self.open} has {name} twice")
        self.classes[self.open][name] = self.uses(text[match.end():], where)

    def tag(self, tag, text, where):
        if tag == "class":
            match = re.fullmatch(r"([a-z_][\w.]*)(?:: ([a-z_][\w.]*))?", text)
            if not match:
                raise Wrong("a class has a name and perhaps one parent")
            if match.group(2):
                self.used.setdefault(match.group(2), where)
            self.open = match.group(1)
            self.classes.setdefault(self.open, {})
        elif tag == "field":
            self.field(text, where)
        elif tag == "alias":
            name, kind = text.split(" ", 1)
            self.aliases.add(name)
            self.uses(kind, where)
        elif tag == "param":
            match = re.match(r"(" + NAME + r"|\.\.\.)\?? ", text)
            if not match:
                raise Wrong("a param has a name and a type")
            self.params.append(match.group(1))
            self.uses(text[match.end():], where, ("T",))
        elif tag in ("return", "type", "overload"):
            self.uses(text, where, ("T",))
        elif tag == "operator":
            match = re.fullmatch(r"(mul|unm)(\(\w+\))?: ([\w.]+)", text)
            if not match or match.group(3) not in self.classes:
                raise Wrong("an operator gives a class")
        elif not (tag == "generic" and text == "T") and not (tag == "meta" and text == "_"):
            raise Wrong("there is no such tag")

    def code(self, line):
        function = re.fullmatch(r"function (" + NAME + r")\(([^)]*)\) end", line)
        value = re.fullmatch(r"(" + NAME + r") = (?:\{\}|\d+)", line)
        if function:
            named = [name for name in function.group(2).split(", ") if name]
            if named != self.params:
                raise Wrong(f"{function.group(1)} takes {named}, and {self.params} are annotated")
            if function.group(1) in self.functions:
                raise Wrong("a function stands twice")
            self.functions[function.group(1)] = named
        elif value:
            self.globals.add(value.group(1))
        else:
            raise Wrong("neither a function nor a value")
        self.params, self.open = [], None

    def read(self, name, text):
        if not text.startswith("---@meta _\n"):
            raise Wrong(f"{name} is no meta file")
        for number, line in enumerate(text.splitlines(), 1):
            try:
                match = re.match(r"---@(\w+) (.*)", line)
                if match:
                    self.tag(*match.groups(), f"{name}:{number}")
                elif line == "":
                    self.open, self.params = None, []
                elif line.startswith("---@"):
                    raise Wrong("a tag has something behind it")
                elif not line.startswith("--"):
                    self.code(line)
            except Wrong as wrong:
                raise Wrong(f"{name}:{number}: {wrong}: {line}") from None

    def undeclared(self):
        return {name: where for name, where in self.used.items() if name not in self.classes and name not in self.aliases}
