"""Writes .xlsx files by hand, so that what the program reads was not made by the library that it writes with."""

import zipfile
from xml.sax.saxutils import escape, quoteattr

RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

# Styles by their place in cellXfs: what a number is shown as.
GENERAL, DATE, TIME, DATE_TIME, PERCENT, ELAPSED, DATE_OWN = range(7)
STYLES = (
    f'<?xml version="1.0"?><styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[h]:mm:ss"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd&quot; at &quot;hh:mm;@"/></numFmts><cellXfs count="7">'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, 20, 22, 9, 164, 165))
    + "</cellXfs></styleSheet>"
)


def name_of(row, column):
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


class Raw(str):
    """The inside of a <c> as it stands; its attributes come before a bar: 't="b"|<v>1</v>'."""


class Number:
    def __init__(self, value, style=GENERAL):
        self.value, self.style = value, style


class Book:
    def __init__(self):
        self.sheets, self.strings, self.extra = [], [], {}
        self.date1904 = False

    def sheet(self, name, rows, hidden_rows=(), merges=(), state="visible"):
        """rows: a list of lists; None leaves a cell out; an empty list leaves the row out."""
        self.sheets.append((name, rows, hidden_rows, merges, state))
        return self

    def cell(self, where, value, odd):
        if isinstance(value, Raw):
            attributes, _, inside = value.partition("|")
            return f'<c r="{where}" {attributes}>{inside}</c>'
        if isinstance(value, Number):
            return f'<c r="{where}" s="{value.style}"><v>{value.value}</v></c>'
        if isinstance(value, bool):
            return f'<c r="{where}" t="b"><v>{int(value)}</v></c>'
        if isinstance(value, (int, float)):
            return f'<c r="{where}"><v>{value}</v></c>'
        text = escape(value)
        if odd:  # half of them inline, half shared
            return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
        self.strings.append(text)
        return f'<c r="{where}" t="s"><v>{len(self.strings) - 1}</v></c>'

    def sheet_xml(self, rows, hidden_rows, merges):
        out = [f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>']
        for r, row in enumerate(rows, 1):
            if not row:
                continue
            hidden = ' hidden="1"' if r in hidden_rows else ""
            out.append(f'<row r="{r}"{hidden}>')
            for c, value in enumerate(row, 1):
                if value is not None and value != "":
                    out.append(self.cell(name_of(r, c), value, (r + c) % 2))
            out.append("</row>")
        out.append("</sheetData>")
        if merges:
            out.append("<mergeCells>" + "".join(f'<mergeCell ref="{ref}"/>' for ref in merges) + "</mergeCells>")
        out.append("</worksheet>")
        return "".join(out)

    def parts(self):
        parts = {}
        for i, (_, rows, hidden, merges, _state) in enumerate(self.sheets, 1):
            parts[f"xl/worksheets/sheet{i}.xml"] = self.sheet_xml(rows, hidden, merges)
        pr = '<workbookPr date1904="1"/>' if self.date1904 else ""
        parts["xl/workbook.xml"] = (
            f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELS}">{pr}<sheets>'
            + "".join(
                f'<sheet name={quoteattr(name)} sheetId="{i}" state="{state}" r:id="rId{i}"/>'
                for i, (name, _, _, _, state) in enumerate(self.sheets, 1)
            )
            + "</sheets></workbook>"
        )
        parts["xl/_rels/workbook.xml.rels"] = (
            f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">'
            + "".join(
                f'<Relationship Id="rId{i}" Type="{RELS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                for i in range(1, len(self.sheets) + 1)
            )
            + "</Relationships>"
        )
        parts["xl/sharedStrings.xml"] = (
            f'<?xml version="1.0"?><sst xmlns="{MAIN}">'
            + "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in self.strings)
            + "</sst>"
        )
        parts["xl/styles.xml"] = STYLES
        parts["[Content_Types].xml"] = "<Types/>"
        parts.update(self.extra)
        return parts

    def save(self, path, compress=True):
        with zipfile.ZipFile(path, "w") as file:
            for name, content in self.parts().items():
                info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
                file.writestr(info, content)
        return path
