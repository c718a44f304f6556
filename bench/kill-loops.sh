#!/usr/bin/env bash
# Kills the program without warning, again and again: during single writes, imports and migrations of an embedded database. After every
# kill nothing that was acknowledged may be missing, and `check` must find no damage; an import that was killed and run again must end like
# one that was not. Ends with 1 if anything is wrong.
#
#     bench/kill-loops.sh [kills during writes] [during imports] [during migrations] [a database of an earlier version]
#
# Without an earlier database the migrations make a new one. Needs Linux, curl and the .NET SDK.
set -euo pipefail
cd "$(dirname "$0")/.."
writes=${1:-40} imports=${2:-40} migrations=${3:-20} earlier=${4:-}
jobs=5000 port=${JOBS_BENCH_PORT:-5199}
[ -n "${JOBS_BENCH_PROGRAM:-}" ] || dotnet build src/JobsDashboard -c Release -v q >/dev/null
program=${JOBS_BENCH_PROGRAM:-src/JobsDashboard/bin/Release/net10.0/JobsDashboard.dll}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
RANDOM=${SEED:-1}
wrong=0 checks=0

run() { ConnectionStrings__Jobs="Data Source=$db" ASPNETCORE_ENVIRONMENT=Production dotnet "$program" "$@"; }
fail() { echo "WRONG: $*"; wrong=$((wrong + 1)); }

# How many milliseconds a command takes on this machine at this moment, so that the kills meet it wherever it is.
took() {
  local start; start=$(date +%s%3N)
  run "$@" >/dev/null
  echo $(($(date +%s%3N) - start))
}

# Starts a command and kills it after a random time from $1 to $2 milliseconds; its output is in the file $3.
killed() {
  local from=$1 to=$2 out=$3; shift 3
  ConnectionStrings__Jobs="Data Source=$db" ASPNETCORE_ENVIRONMENT=Production dotnet "$program" "$@" >"$out" 2>&1 &
  local pid=$! wait_ms=$((from + RANDOM % (to - from)))
  sleep "$((wait_ms / 1000)).$(printf %03d $((wait_ms % 1000)))"
  kill -9 $pid 2>/dev/null || true
  wait $pid 2>/dev/null
}

check() {
  checks=$((checks + 1))
  local said; said=$(run check 2>&1) || fail "check after $1: $said"
}

# Everything that is stored, as the API tells it.
export_to() {
  ConnectionStrings__Jobs="Data Source=$db" ASPNETCORE_ENVIRONMENT=Development Jobs__DemoJobs=0 dotnet "$program" serve --urls=http://127.0.0.1:$port >/dev/null 2>&1 &
  local server=$!
  curl -s --retry 100 --retry-delay 1 --retry-connrefused -o /dev/null "http://127.0.0.1:$port/health/ready"
  curl -sf "http://127.0.0.1:$port/api/ext/v1/export?StartTime=any&EndTime=any" -o "$1"
  kill $server && wait $server || true
}

echo "Preparing $jobs jobs"
db=$work/seeded.db; run seed --count $jobs >/dev/null; export_to "$work/jobs.ndjson"
db=$work/whole.db; run import listjobs "$work/jobs.ndjson" >/dev/null; export_to "$work/whole.ndjson"

db=$work/writes.db; run migrate >/dev/null
acknowledged=0 one=$(took member add --workspace w0 --user u0)
for ((round = 1; round <= writes; round++)); do
  # Two at once, so that one may be killed while it waits for the other.
  killed $((one / 2)) $((one * 3)) "$work/a" member add --workspace "w$round" --user "a$round" &
  first=$!
  killed $((one / 2)) $((one * 3)) "$work/b" member add --workspace "w$round" --user "b$round" || true
  wait $first || true
  check "write $round"
  run member list --workspace "w$round" >"$work/members"
  for who in a b; do
    if grep -q "$who$round" "$work/$who"; then
      acknowledged=$((acknowledged + 1))
      grep -q "$who$round" "$work/members" || fail "the acknowledged member $who$round is gone"
    fi
  done
done
echo "single writes: $((writes * 2)) commands, $writes rounds of kills, $acknowledged acknowledged, all kept: $([ $wrong = 0 ] && echo yes || echo NO)"

db=$work/timed.db; one=$(took import listjobs "$work/jobs.ndjson")
finished=0 kills=0
while ((kills < imports)); do
  db=$work/import$finished.db
  while ((kills < imports)); do
    killed $((one / 4)) $((one * 9 / 10)) "$work/out" import listjobs "$work/jobs.ndjson" && break
    kills=$((kills + 1))
    [ ! -f "$db" ] || check "import, kill $kills"
  done
  run import listjobs "$work/jobs.ndjson" >/dev/null || fail "the import did not end"
  export_to "$work/resumed.ndjson"
  cmp -s "$work/whole.ndjson" "$work/resumed.ndjson" || fail "import $finished ended in another way than without a kill"
  check "import $finished, resumed"
  finished=$((finished + 1))
  rm -f "$db"*
done
echo "imports: $kills kills, $finished imports run to their end, equal to the one that was never killed"

db=$work/migrated.db
[ -z "$earlier" ] || cp "$earlier" "$db"
done_before=0 one=$(took migrate)
for ((round = 1; round <= migrations; round++)); do
  db=$work/migrated.db; rm -f "$db"*
  [ -z "$earlier" ] || cp "$earlier" "$db"
  # A kill that came too late makes the next one come sooner.
  if killed $((one / 3)) $((one * 11 / 10)) "$work/out" migrate; then
    done_before=$((done_before + 1)) one=$((one * 8 / 10))
  else
    one=$((one * 105 / 100))
  fi
  run migrate >/dev/null || fail "migrate after kill $round"
  check "migration $round"
done
echo "migrations: $migrations kills, $done_before of them too late"
echo "$((writes + kills + migrations)) kills, $checks checks, $wrong wrong"
((wrong == 0))
