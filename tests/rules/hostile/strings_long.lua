-- expect: over_budget
-- long texts, hashed over and over
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local t = {}
    for i = 1, 1e7 do t[("x"):rep(50000) .. i] = nil end
    while true do end
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
