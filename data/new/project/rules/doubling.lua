-- "每两年翻一番": 程序自带的规则不认识的说法，由本项目自己的规则解读
-- A form that the shipped rules do not know. See rules/README.md of plancheck.
---@type plancheck.rule
return {
  title   = { zh = "每几年翻一番", en = "Doubles every so many years" },
  purpose = { zh = "每满一个周期，数值须再翻一番。", en = "With every full period the value must double." },
  forms   = { "每{n}年翻一番[以上]" },
  measure = function(target, at) return at.value / nonpositive(at.baseline) end,
  accept  = function(target, at) return at_least(2 ^ (at.years // target.n)) end,
  examples = {
    { target = "每两年翻一番", baseline = "10", years = "2020-2024", series = "2024: 40",
      expect = "pass/met" },
    { target = "每两年翻一番", baseline = "10", years = "2020-2024", series = "2024: 39.9",
      expect = "fail/not_met" },
    { target = "每3年翻一番以上", baseline = "0.1", years = "2020-2025", series = "2025: 0.2",
      expect = "pass/met" },
  },
}
