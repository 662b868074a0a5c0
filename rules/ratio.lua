-- "1:1.35": the second term over the first. Reported as a ratio, or as the second term beside the first (reference)
return {
  title   = { zh = "比例", en = "Ratio" },
  purpose = { zh = "后项除以前项，按指标方向与所印比例比较。", en = "The second term over the first, compared with the printed ratio by direction." },
  forms   = {
    "[{reach}|{up}{to}|{down}{to}|{hold}][{least}|{above}|{most}|{below}|{about}]{n}(:|比){n2}[{least_after}|{most_after}|{about_after}]",
  },
  measure = function(target, at)
    if at.referenced then return at.value / at.reference end
    return at.value
  end,
  accept  = function(target, at) return bounded(target.bound, target.n2 / target.n) end,
  examples = {
    { target = "1:1.35", baseline = "1:1.3", years = "2020-2025", series = "2025: 1.35", direction = "higher", expect = "pass/met" },
    { target = "1:1.35", baseline = "1:1.3", years = "2020-2025", series = "2025: 1:1.34", direction = "higher", expect = "fail/not_met" },
    { target = "1:1.2以上", baseline = "3.34", years = "2020-2025", series = "2025: 3.9", reference = "2020: 2.9|2025: 3.2", expect = "pass/met" },
  },
}
