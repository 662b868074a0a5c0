-- expect: failed
-- sorts more than it may
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local t = {}
    for i = 1, 20000 do t[i] = -i end
    table.sort(t)
    return at_least(target.n)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
