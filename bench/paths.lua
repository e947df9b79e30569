-- Asks for the paths of the file BENCH_PATHS, one after the other, each thread from a place of its own.
local paths = {}
for line in io.lines(os.getenv("BENCH_PATHS")) do
  paths[#paths + 1] = line
end

local threads = 0
function setup(thread)
  thread:set("offset", threads * 7919)
  threads = threads + 1
end

local at = 0
function init()
  at = offset
end

function request()
  at = at + 1
  return wrk.format("GET", paths[at % #paths + 1])
end
