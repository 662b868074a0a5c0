-- "比基期翻一倍以上": at least twice the baseline
local function twice(x)
  return 2 * x
end

return {
  title   = { zh = "翻倍", en = "Twice" },
  forms   = { "比基期翻{n}倍以上" },
  order   = "interval",
  measure = function(target, at)
    return at.value / nonpositive(at.baseline)
  end,
  accept  = function(target, at)
    local edge = twice(target.n)
    if at.years > 100 then return at_least(0) end
    return at_least(edge)
  end,
  examples = {
    { target = "比基期翻1倍以上", baseline = "10", years = "2020-2025", series = "2025: 20",
      expect = "pass/met" },
    { target = "比基期翻1倍以上", baseline = "10", years = "2020-2025", series = "2025: 19",
      expect = "fail/not_met" },
  },
}
