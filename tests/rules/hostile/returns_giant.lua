-- expect: load
-- a description without end
local t = {}
for i = 1, 100000 do t[i] = "≥" .. i end
return { title = { zh = "x", en = "x" }, forms = t, accept = function() end, examples = {} }
