-- "同比例提高": grows as much, relatively, as another indicator (with:) is promised to
return {
  title   = { zh = "同比例", en = "In proportion" },
  purpose = { zh = "提高的比例不低于另一指标（with）的比例。",
              en = "Grows in no smaller proportion than another indicator (with)." },
  order   = "proportion",
  forms   = {
    "(同比例|同步|同幅度)[{adverb}][{up}|增强|发展]",
    "与{other:text}(同步|同比例|保持同步|基本同步|同步增长|同步提高|同比例提高|同比例增长)",
    "{up}与{other:text}(保持同步|同步|基本同步)",
    "inproportion", "inlinewith{other:text}", "proportionally", "proportionalincrease",
  },
  accept  = function(target, at)
    local planned = at.reading ~= "realised"
    local base, now = nonpositive(at.baseline), at.reference_baseline
    if planned then now = at.reference_target / now else now = at.reference / now end
    return at_least(base * max(1, now))
  end,
  examples = {
    { target = "同比例提高", baseline = "0.3", years = "2020-2025", series = "2025: 0.33",
      reference = "2020: 50|2025: 56", settings = "ref_target=55", expect = "pass/met" },
    { target = "同比例提高", baseline = "0.3", years = "2020-2025", series = "2025: 0.33",
      reference = "2020: 50|2025: 56", settings = "ref_target=55;reading=realised",
      expect = "fail/not_met" },
    { target = "与居民收入同步", baseline = "0.3", years = "2020-2025", series = "2025: 0.36",
      reference = "2020: 50|2025: 56", settings = "ref_target=55", expect = "pass/met" },
    { target = "提高与居民收入保持同步", baseline = "0.3", years = "2020-2025", series = "2025: 0.36",
      reference = "2020: 50|2025: 56", settings = "ref_target=55", expect = "pass/met" },
    { target = "in proportion", baseline = "0.3", years = "2020-2025", series = "2025: 0.36",
      reference = "2020: 50|2025: 56", settings = "ref_target=55", expect = "pass/met" },
    { target = "in line with income", baseline = "0.3", years = "2020-2025", series = "2025: 0.36",
      reference = "2020: 50|2025: 56", settings = "ref_target=55", expect = "pass/met" },
    { target = "proportionally", baseline = "0.3", years = "2020-2025", series = "2025: 0.36",
      reference = "2020: 50|2025: 56", settings = "ref_target=55", expect = "pass/met" },
    { target = "proportional increase", baseline = "0.3", years = "2020-2025",
      series = "2025: 0.36", reference = "2020: 50|2025: 56", settings = "ref_target=55",
      expect = "pass/met" },
    { target = "同比例提高", baseline = "0", years = "2020-2025", series = "2025: 69.6",
      reference = "2020: 77.93|2025: 79.25", settings = "ref_target=78.93",
      expect = "error/nonpositive_baseline" },
    { target = "同比例提高", baseline = "0.3", years = "2020-2025", series = "2025: 0.34",
      reference = "2020: 50|2025: 56", settings = "ref_target=55;reading=realised",
      expect = "pass/met" },
  },
}
