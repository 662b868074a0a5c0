-- expect: harmless
-- the table shrinks while it is walked
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local t = { a = 1, b = 2, c = 3 }
    for k in pairs(t) do t.b = nil t.c = nil end
    return at_least(target.n)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
