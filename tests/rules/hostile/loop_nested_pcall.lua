-- expect: over_budget
-- caught on every level
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local function deeper(n)
      while true do pcall(deeper, n + 1) end
    end
    deeper(1)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
