-- expect: error
-- C calls Lua calls C
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local function deeper() table.sort({ 3, 2, 1 }, function(a, b) deeper() return a < b end) end
    deeper()
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
