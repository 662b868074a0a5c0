# What several behaviours share; sourced by their commands.

# The small project in the working directory.
small() { cp "$SOURCE"/tests/cases/small/* .; }

# ndjson in, "id verdict/reason" out.
verdicts() { sed -nE 's|^\{"id":"([^"]*)".*"verdict":"([^"]*)","reason":"([^"]*)".*|\1 \2/\3|p'; }

# say TEXT: a heading on both sides, so that each message stands under what caused it.
say() {
    echo "== $*"
    echo "== $*" >&2
}

# beside: the small project once more as a second plan, other.yaml, into which a mistake can be put.
beside() {
    small
    sed 's/^id: small/id: other/' plan.yaml >sound.yaml
    sed -i 's/plan.yaml/plan.yaml, other.yaml/' plancheck.yaml
    cp sound.yaml other.yaml
    $PLANCHECK run --format ndjson --fail-on never | verdicts >sound
    rm other.yaml
}

# tell TITLE [OPTION…]: runs in both languages; the messages, the exit code, and in which verdicts the
# run differs from the one without the mistake ("sound").
tell() {
    local title=$1 code
    shift
    say "$title"
    $PLANCHECK run "$@" --format ndjson --fail-on never >run.ndjson
    code=$?
    $PLANCHECK run "$@" --format csv --fail-on never --lang en >run.csv
    echo "exit $code, in English $?"
    verdicts <run.ndjson >now
    if cmp -s now sound; then
        echo "every verdict as without the mistake"
    elif ! grep -Eq ' (pass|fail|on_track|off_track)/' now; then
        echo "nothing is evaluated"
    elif cmp -s now <(grep -v ^other/ sound); then
        echo "nothing of other.yaml is judged, all else as without the mistake"
    else
        diff sound now | grep '^[<>]'
    fi
}

# rule NAME ACCEPT: a rule in rules/ that reads 大概三个, sound but for what is given as its function.
rule() {
    mkdir -p rules
    cat >"rules/$1.lua" <<LUA
return {
  title    = { zh = "大概", en = "Roughly" },
  forms    = { "大概{n}个", "大概三个" },
  accept   = $2,
  examples = {
    { target = "大概3个", years = "2020-2025", series = "2025: 3", expect = "pass/met" },
    { target = "大概3个", years = "2020-2025", series = "2025: 2", expect = "fail/not_met" },
  },
}
LUA
}

# said ID: what the last `tell` says of a verdict, in both languages.
said() { sed -nE "s|^\{\"id\":\"$1\".*\"message\":(\{[^}]*\}).*|\1|p" run.ndjson; }
