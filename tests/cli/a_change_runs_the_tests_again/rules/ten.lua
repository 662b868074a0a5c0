return {
  title = { zh = "十", en = "Ten" },
  forms = { "满{n}分" },
  accept = function(target, at) return at_least(target.n) end,
  examples = {
    { target = "满10分", years = "2020-2025", series = "2025: 10", expect = "pass/met" },
    { target = "满10分", years = "2020-2025", series = "2025: 9", expect = "fail/not_met" },
  },
}
