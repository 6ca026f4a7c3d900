-- What wrk runs: unique comments where BENCH_POST is set, else the one request of its command line; then one line that
-- the benchmark reads.

local posting = os.getenv("BENCH_POST")
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

if posting then
  local words = {}
  for word in os.getenv("BENCH_WORDS"):gmatch("%S+") do
    words[#words + 1] = word
  end
  local pages = tonumber(os.getenv("BENCH_PAGES"))
  local length = tonumber(os.getenv("BENCH_LENGTH"))
  local headers = { ["Content-Type"] = "application/json" }
  local sent = 0

  function init(args)
    -- Every thread has a Lua of its own, and all of them would make the same texts.
    math.randomseed(tonumber(posting) + number)
    for name, value in pairs(wrk.headers) do
      headers[name] = value
    end
  end

  function request()
    sent = sent + 1
    local text = { posting, number, sent }
    local size = 0
    while size < length do
      local word = words[math.random(#words)]
      text[#text + 1] = word
      size = size + #word + 1
    end
    local body = '{"page":{"id":"bench/' .. math.random(pages) .. '"},"body":"' .. table.concat(text, " ") .. '"}'
    return wrk.format("POST", nil, headers, body)
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("BENCH %d %d %d %d %d %d %d %d\n",
    summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99), latency.max,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status))
end
