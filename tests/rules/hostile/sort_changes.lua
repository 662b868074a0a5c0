-- expect: harmless
-- the order changes the table it sorts
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local t = { 5, 4, 3, 2, 1 }
    table.sort(t, function(a, b) t[#t + 1] = a t[1] = nil return a < b end)
    return at_least(target.n)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
