-- expect: 2:1 rule_field_missing
return {
  title = { zh = "至少", en = "At least" },
  purpose = { zh = "水平不低于某数", en = "A level not below a number" },
  forms = { "≥{n}", "不低于{n}" },
  order = "interval",
  accept = function(target, at) return at_least(target.n) end,
}
