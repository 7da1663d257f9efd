"""Reads LuaLS annotations strictly: what it does not know is an error, and every type that is named must be declared."""

import re

BUILTIN = {"string", "number", "integer", "boolean", "nil", "any", "table", "function"}
TOKEN = re.compile(r'\s*("(?:[^"\\])*"|\d+|[A-Za-z_][\w.]*|\.\.\.|\[\]|[|(){}\[\],:<>?])')
NAME = r"[A-Za-z_]\w*"


class Wrong(Exception):
    """An annotation that is none."""


class Type:
    """A recursive descent over one type. `names` are the declared ones that it uses, `rest` what follows it, and `tree` is
    ("or", …) ("name", n) ("is", value) ("list", t) ("record", {n: t}) ("map", key, value) or ("fun", params), each
    of those (type, may be left out)."""

    def __init__(self, text):
        self.text, self.at, self.names = text, 0, set()
        self.tree = self.union()
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
        trees = [self.one()]
        while self.peek() == "|":
            self.take("|")
            trees.append(self.one())
        return ("or", *trees) if len(trees) > 1 else trees[0]

    def one(self):
        token = self.take()
        if token == "(":
            tree = self.union()
            self.take(")")
        elif token == "{":
            tree = self.record()
        elif token == "fun":
            tree = self.function()
        elif token == "table" and self.peek() == "<":
            tree = self.map()
        elif re.fullmatch(r"[A-Za-z_][\w.]*", token):
            self.names.add(token)
            tree = ("name", token)
        elif re.fullmatch(r'"[^"]*"|\d+', token):
            tree = ("is", token[1:-1] if token[0] == '"' else int(token))
        else:
            raise Wrong(f"{token!r} begins no type in {self.text!r}")
        while self.peek() == "[]":
            self.take("[]")
            tree = ("list", tree)
        return tree

    def map(self):
        self.take("<")
        key = self.union()
        self.take(",")
        value = self.union()
        self.take(">")
        return ("map", key, value)

    def record(self):
        fields = {}
        while True:
            self.take("[")
            place = self.take()
            if not place.isdigit():
                raise Wrong(f"a record has numbered places in {self.text!r}")
            self.take("]")
            self.take(":")
            fields[int(place)] = self.union()
            if self.peek() == "}":
                self.take("}")
                return ("record", fields)
            self.take(",")

    def function(self):
        params = []
        self.take("(")
        while self.peek() != ")":
            name = self.take()
            optional = self.peek() == "?"
            if optional:
                self.take("?")
            self.take(":")
            params.append((self.union(), "rest" if name == "..." else optional))
            if self.peek() == ",":
                self.take(",")
        self.take(")")
        if self.peek() == ":":
            self.take(":")
            self.union()
        return ("fun", params)


class Annotations:
    """All files together. `classes` maps a name to its fields (name -> type), `functions` a word to the ways in which it may
    be called, each a list of (type, may be left out); `globals` are words."""

    def __init__(self):
        self.classes, self.parents, self.optional, self.aliases = {}, {}, set(), {}
        self.functions, self.gives, self.globals, self.used = {}, {}, set(), {}
        self.open = None
        self.params, self.overloads, self.returned = [], [], "nil"

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
        kind = self.uses(text[match.end():], where)
        self.classes[self.open][name] = kind
        if match.group(0).endswith("? ") or kind.endswith("|nil"):
            self.optional.add((self.open, name))

    def tag(self, tag, text, where):
        if tag == "class":
            match = re.fullmatch(r"([a-z_][\w.]*)(?:: ([a-z_][\w.]*))?", text)
            if not match:
                raise Wrong("a class has a name and perhaps one parent")
            self.open = match.group(1)
            if match.group(2):
                self.used.setdefault(match.group(2), where)
                self.parents[self.open] = match.group(2)
            self.classes.setdefault(self.open, {})
        elif tag == "field":
            self.field(text, where)
        elif tag == "alias":
            name, kind = text.split(" ", 1)
            self.aliases[name] = self.uses(kind, where)
        elif tag == "param":
            match = re.match(r"(" + NAME + r"|\.\.\.)\?? ", text)
            if not match:
                raise Wrong("a param has a name and a type")
            self.params.append((match.group(1), self.uses(text[match.end():], where, ("T",)), match.group(0).endswith("? ")))
        elif tag == "overload":
            self.overloads.append(Type(self.uses(text, where)).tree)
        elif tag == "return":
            self.returned = self.uses(text, where, ("T",))
        elif tag == "type":
            self.uses(text, where)
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
            if named != [param[0] for param in self.params]:
                raise Wrong(f"{function.group(1)} takes {named}, and {self.params} are annotated")
            if function.group(1) in self.functions:
                raise Wrong("a function stands twice")
            ways = [[(Type(kind).tree, name == "..." and "rest" or optional) for name, kind, optional in self.params]]
            self.functions[function.group(1)] = ways + [way[1] for way in self.overloads]
            self.gives[function.group(1)] = self.returned
        elif value:
            self.globals.add(value.group(1))
        else:
            raise Wrong("neither a function nor a value")
        self.params, self.overloads, self.returned, self.open = [], [], "nil", None

    def read(self, name, text):
        if not text.startswith("---@meta _\n"):
            raise Wrong(f"{name} is no meta file")
        for number, line in enumerate(text.splitlines(), 1):
            try:
                match = re.match(r"---@(\w+) (.*)", line)
                if match:
                    self.tag(*match.groups(), f"{name}:{number}")
                elif line == "":
                    self.params, self.overloads, self.returned, self.open = [], [], "nil", None
                elif line.startswith("---@"):
                    raise Wrong("a tag has something behind it")
                elif not line.startswith("--"):
                    self.code(line)
            except Wrong as wrong:
                raise Wrong(f"{name}:{number}: {wrong}: {line}") from None

    def undeclared(self):
        return {name: where for name, where in self.used.items() if name not in self.classes and name not in self.aliases}

    def fields_of(self, name):
        """Of a class and its parents: field -> (type, may be left out)."""
        fields = self.fields_of(self.parents[name]) if name in self.parents else {}
        return {**fields, **{field: (Type(kind).tree, (name, field) in self.optional) for field, kind in self.classes[name].items()}}

    def is_a(self, name, wanted):
        return name == wanted or (name in self.parents and self.is_a(self.parents[name], wanted))
