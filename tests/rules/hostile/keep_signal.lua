-- expect: failed
-- raises the signal of an earlier call
local kept
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    if kept then error(kept, 0) end
    local ok, why = pcall(function() return at.sum end)
    kept = why
    error({}, 0)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
