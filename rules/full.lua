-- "全覆盖", "全部", "动态清零", "消除": all of it (100), or nothing of it (0)
return {
  title   = { zh = "全部或清零", en = "All or none" },
  purpose = { zh = "全覆盖即100%，清零、消除即0。",
              en = "Full coverage means 100 %, elimination means 0." },
  forms   = {
    "[{reach}|{up}{to}]{all}", "[{reach}]{zero}",
  },
  accept  = function(target, at)
    if target.verb == "down" then return exactly(0) end
    return exactly(100)
  end,
  examples = {
    { target = "全覆盖", unit = "%", baseline = "90", years = "2020-2025", series = "2025: 100.0",
      expect = "pass/met" },
    { target = "全覆盖", unit = "%", baseline = "90", years = "2020-2025", series = "2025: 99.9",
      expect = "fail/not_met" },
    { target = "动态清零", baseline = "3", years = "2020-2025", series = "2025: 0",
      expect = "pass/met" },
    { target = "消除", baseline = "3", years = "2020-2025", series = "2025: 0.1",
      expect = "fail/not_met" },
    { target = "全覆盖", unit = "个", baseline = "90", years = "2020-2025", series = "2025: 100",
      expect = "error/unit_mismatch" },
  },
}
