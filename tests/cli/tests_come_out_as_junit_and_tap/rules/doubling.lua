-- "每两年翻一番", "每3年翻一番以上"
return {
  title   = { zh = "每几年翻一番", en = "Doubles every so many years" },
  forms   = { "每{n}年翻一番", "每{n}年翻一番以上" },
  measure = function(target, at)
    return at.value / nonpositive(at.baseline)
  end,
  accept  = function(target, at)
    if at.years < target.n then
      return at_least(1)
    end
    return at_least(2 ^ (at.years // target.n))
  end,
  examples = {
    { target = "每两年翻一番", baseline = "10", years = "2020-2024", series = "2023: 39; 2024: 40",
      expect = "pass/met" },
    { target = "每两年翻一番", baseline = "10", years = "2020-2024", series = "2021: 10.5 +9.5x2; 2024: 39",
      expect = "fail/not_met" },
    { target = "每2年翻一番", baseline = "10", years = "2020-2024", series = "2024: 41", unit = "<&\"#\"",
      expect = "fail/lost" },
  },
}
