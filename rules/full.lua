-- "全覆盖", "全部", "动态清零", "消除": all of it (100), or nothing of it (0)
return {
  title   = { zh = "全部或清零", en = "All or none" },
  purpose = { zh = "全覆盖即100%，清零、消除即0。",
              en = "Full coverage means 100 %, elimination means 0." },
  forms   = {
    "[{reach}|{up}{to}]{all}", "[{reach}]{zero}",
    "均(能提供|能够提供|提供|接受|建立|设立|设置|开展|与){what:text}", "均达到{what:text}标准",
    "(全面|全部)(设置|设立){what:text}", "覆盖全(县|市|省|区|州)[{what:text}]",
  },
  accept  = function(target, at)
    if target.verb == "down" then return exactly(0) end
    return exactly(100)
  end,
  examples = {
    { target = "均能提供中医药服务", unit = "%", baseline = "58", years = "2020-2025", series = "2025: 100",
      expect = "pass/met" },
    { target = "均达到二甲等及以上标准", unit = "%", years = "2020-2025", series = "2025: 90",
      expect = "fail/not_met" },
    { target = "覆盖全县", unit = "%", years = "2020-2025", series = "2025: 99",
      expect = "fail/not_met" },
    { target = "全面设置中医科和中药房", unit = "%", years = "2020-2025", series = "2025: 100",
      expect = "pass/met" },
    { target = "动态清零", baseline = "3", years = "2020-2025", series = "2025: 0",
      expect = "pass/met" },
    { target = "消除", baseline = "3", years = "2020-2025", series = "2025: 0.1",
      expect = "fail/not_met" },
    { target = "动态清零", baseline = "3", years = "2020-2025", series = "2025: -0.1",
      expect = "fail/not_met" },
    { target = "全覆盖", unit = "%", baseline = "90", years = "2020-2025", series = "2025: 100.1",
      expect = "fail/not_met" },
  },
}
