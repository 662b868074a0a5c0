-- NAME: 用一句话说明这类目标 / say in a sentence what such a target promises
--
-- 本文件已是一条能用的规则，逐处改成您的即可。改后运行 plancheck test NAME
-- This is a rule that works already; change it bit by bit, and run `plancheck test NAME`.
-- 编写说明 / the guide: rules/README.md
---@type plancheck.rule
return {
  -- 标题 / title
  title   = { zh = "NAME", en = "NAME" },

  -- 一句话：什么时候算完成 / in a sentence: when is such a target met?
  purpose = { zh = "比基期值至少提高所印的数。", en = "At least the printed number above the baseline." },

  -- 规划中怎样印刷：[…] 可有可无，{n} 是数，{unit} 是单位，{up} 是“提高”“增长”一类的词
  -- How it is printed: […] may be missing, {n} a number, {unit} a unit, {up} a word for rising.
  -- 请换成您的句式 / put yours here:
  forms   = { "NAME：[比基期]{up}{n}{unit}[以上]" },

  -- 量什么：默认是报告值 at.value / what is measured; without this line: at.value
  measure = function(target, at) return at.value - at.baseline end,

  -- 多少才算够：at_least、above、at_most、below、between、toward / what would be enough
  accept  = function(target, at) return at_least(target.n) end,

  -- 示例即测试：刚好够的和差一点的各至少一个 / tests: one just enough, one just not
  examples = {
    { target = "NAME：比基期提高5个以上", unit = "个", baseline = "10", years = "2020-2025",
      series = "2025: 15", expect = "pass/met" },
    { target = "NAME：提高5个", unit = "个", baseline = "10", years = "2020-2025",
      series = "2025: 14.9", expect = "fail/not_met" },
  },
}
