-- expect: over_budget
-- a table of ever more odd keys
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local t = {}
    for i = 1, 1e7 do t[i + 0.5] = i end
    return at_least(target.n)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
