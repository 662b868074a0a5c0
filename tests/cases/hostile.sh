#!/usr/bin/env bash
# A project whose every name is meant to break a report: markup, ends of sections, formulas, commands of CI servers,
# marks of direction, 10,000 characters; and control characters, which cost their item. Usage: tests/cases/hostile.sh FOLDER
set -euo pipefail
mkdir -p "$1/rules"
cd "$1"
long=$(printf '长%.0s' $(seq 1 10000))
raw=('<script>alert(1)</script>' '</td></table><img src=x onerror=alert(1)>' 'a ]]> b <![CDATA[ c' "=cmd|' /C calc'!A1" '+1+1' '-2'
     '@SUM(A1)' '::error file=x::y' '##[group] ${{ secrets.X }}' '# SKIP # TODO' '%0A%25 ${HOME} `id`' '| a | b |'
     '![x](http://127.0.0.1/x) [y](javascript:z)' '&amp;&lt;&#0; &nbsp' '{{x}} <%= x %>' '\u0000 \x41 \' "O'Brien \"quoted\""
     '*_~# 1. - >' '--> <!-- -- ' '=HYPERLINK("http://127.0.0.1","x")' "$long" "$(printf 'x\001\033[31m\177')")
texts=()                                 # the same inside the double quotes of YAML
for name in "${raw[@]:0:21}"; do
    name=${name//\\/\\\\}
    texts+=("${name//\"/\\\"}")
done
texts+=('x\u2028\u2029\u200b\u202e\ufeff\U0001F600\nok 1 - y\n...\n---\n\t::warning::z' 'x\x01\x1b[31m\x7f\b')

catalogue() {
    printf 'schema: plancheck.catalogue/1\nindicators:\n'
    for i in "${!texts[@]}"; do
        t=${texts[i]}
        [ "$i" -ne 22 ] || t=plain
        printf '  - { id: i%s, name: { zh: "%s", en: "%s" }, unit: "%%", direction: higher }\n' "$i" "$t" "$t"
    done
}
plan() {
    printf 'schema: plancheck.plan/1\nid: "<p>]]>&"\nregion: { code: "433101", name: "%s" }\n' "${texts[0]}"
    printf 'document: { title: "%s%s" }\nperiod: { base: 2020, target: 2025 }\nindicators:\n' "${texts[21]}" "${texts[2]}"
    for i in "${!texts[@]}"; do
        t=${texts[i]}
        printf '  - { indicator: i%s, printed: "%s", unit: "%%", baseline: "10", target: "≥20", attribute: 约束性' "$i" "$t"
        printf ', at: "%s", category: "%s", order: "%s", responsible: "%s", note: "%s" }\n' "$t" "$t" "$t" "$t" "$t"
    done
    printf 'commitments:\n'
    for i in "${!texts[@]}"; do
        t=${texts[i]}
        printf '  - { indicator: i%s, printed: "%s", unit: "%s", target: "%s", key: text, at: "%s" }\n' "$i" "$t" "$t" "$t" "$t"
        printf '  - { indicator: i%s, printed: "%s", unit: "%%", target: 大概20%%, key: "<k>&]]>" }\n' "$i" "$t"
    done
    printf 'facts:\n'
    for i in 0 2 21; do
        printf '  - { name: "%s", value: "1", unit: 个, year: 2020 }\n  - { name: "%s", value: "2", unit: 个, year: 2020 }\n' "${texts[i]}" "${texts[i]}"
    done
}
reported() {
    printf 'region,indicator,year,value,source,note\n'
    for i in "${!raw[@]}"; do
        t=${raw[i]//\"/\"\"}
        printf '433101,i%s,2025,%s,"%s","%s"\n' "$i" $((i % 3 == 0 ? 21 : 15)) "$t" "$t"
        [ $((i % 4)) -ne 0 ] || printf '433101,i%s,2023,"%s","%s","%s"\n' "$i" "$t" "$t" "$t"
    done
}
waivers() {
    printf 'schema: plancheck.waivers/1\nwaivers:\n'
    for i in 1 2 4 20 21 22; do
        t=${texts[i]}
        printf '  - { verdict: "<p>]]>&/433101/i%s", reason: "%s", who: "%s", until: 2030-01-01, note: "%s" }\n' "$i" "$t" "$t" "$t"
    done
}
rule() {
    local t=${texts[0]}${texts[2]}${texts[3]}${texts[7]}${texts[16]}
    cat <<LUA
return {
  title    = { zh = "$t", en = "$t" },
  purpose  = { zh = "$t", en = "$t" },
  forms    = { "大概{n}{unit}", "<b>&{n}{unit}" },
  accept   = function(target, at) return at_least(target.n) end,
  examples = {
    { target = "大概3个", unit = "个", years = "2020-2025", series = "2025: 3", expect = "pass/met" },
    { target = "大概3个", unit = "个", years = "2020-2025", series = "2025: 2", expect = "fail/not_met" },
    { target = "<b>&3个", unit = "个", years = "2020-2025", series = "2025: 2", expect = "fail/not_met" },
  },
}
LUA
}
catalogue >catalogue.yaml
plan >'<plan> "&]]>'"'%0A::x.yaml"
reported >reported.csv
waivers >waivers.yaml
rule >rules/hostile.lua
cat >plancheck.yaml <<'Y'
schema: plancheck.project/1
plans: ["<plan> \"&]]>'%0A::x.yaml"]
catalogue: catalogue.yaml
reported: [reported.csv]
rules: [shipped, rules]
waivers: waivers.yaml
Y
