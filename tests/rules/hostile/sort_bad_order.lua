-- expect: harmless
-- an order that contradicts itself
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local t = {}
    for i = 1, 500 do t[i] = i end
    table.sort(t, function(a, b) return true end)
    return at_least(target.n)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
