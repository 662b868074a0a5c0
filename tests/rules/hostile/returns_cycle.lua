-- expect: load
-- a table that holds itself
local t = {}
t.title = t
t.forms = t
t.examples = t
return t
