-- expect: load
-- what it returns is a function, not a table
return function() end
