# Workbooks of Excel made from what each test gives; sourced by the commands.

# sheet NAME: the rows of a sheet from standard input, as `<row r="1">…</row>`, and what follows sheetData behind a line "--".
head_of='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
main='http://schemas.openxmlformats.org/spreadsheetml/2006/main'
office='http://schemas.openxmlformats.org/officeDocument/2006/relationships'
sheet() {
    mkdir -p book/xl/worksheets
    {
        printf '%s<worksheet xmlns="%s"><sheetData>' "$head_of" "$main"
        awk '/^--/ { sub(/^--/, "</sheetData>"); behind = 1 } { print } END { if (!behind) print "</sheetData>" }'
        printf '</worksheet>'
    } >"book/xl/worksheets/$1.xml"
}

# book FILE: packs book/ with the sheets sheet1 数据 and sheet2 “另一 张”, shared strings from $strings, styles from $styles.
book() {
    mkdir -p book/xl/_rels book/xl/worksheets
    [ -e book/xl/worksheets/sheet2.xml ] || sheet sheet2 </dev/null
    [ -e book/xl/workbook.xml ] || printf '%s<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="数据" sheetId="7" r:id="rId1"/><sheet name="另一 张" sheetId="2" r:id="rId2"/></sheets></workbook>' \
        "$head_of" "$main" "$office" >book/xl/workbook.xml
    [ -e book/xl/_rels/workbook.xml.rels ] || {
        printf '%s<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' "$head_of"
        printf '<Relationship Id="rId%s" Type="%s/%s" Target="%s"/>' 1 "$office" worksheet worksheets/sheet1.xml \
            2 "$office" worksheet /xl/worksheets/sheet2.xml 3 "$office" styles styles.xml 4 "$office" sharedStrings sharedStrings.xml
        printf '</Relationships>'
    } >book/xl/_rels/workbook.xml.rels
    [ -e book/xl/sharedStrings.xml ] || printf '%s<sst xmlns="%s" count="999999999" uniqueCount="0">%s</sst>' "$head_of" "$main" "${strings:-}" >book/xl/sharedStrings.xml
    [ -e book/xl/styles.xml ] || printf '%s<styleSheet xmlns="%s">%s</styleSheet>' "$head_of" "$main" "${styles:-}" >book/xl/styles.xml
    rm -f "$1"
    (cd book && zip -qr "../$1" .)
}

# text CELL TEXT, number CELL VALUE [STYLE]: cells.
text() { printf '<c r="%s" t="inlineStr"><is><t>%s</t></is></c>' "$1" "$2"; }
number() { printf '<c r="%s"%s><v>%s</v></c>' "$1" "${3:+ s=\"$3\"}" "$2"; }
header() { printf '<row r="%s">%s%s%s%s</row>' "$1" "$(text "A$1" 地区)" "$(text "B$1" 指标)" "$(text "C$1" 年份)" "$(text "D$1" 数值)"; }
# reported ROW VALUE-CELL…: a row of the small project's data.
row() { printf '<row r="%s">%s%s%s%s</row>' "$1" "$(number "A$1" 990101)" "$(text "B$1" "$2")" "$(number "C$1" "$3")" "$4"; }
