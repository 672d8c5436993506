#!/usr/bin/env bash
# Prints times and memory of the kit on this machine: medians of several runs, after one that does not count.
# Usage: grading/benchmark.sh [RUNS]     (Linux; run "mvn verify" once before)
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}

echo "$(nproc) cores, $(free -m | awk '/^Mem/ { print $2 }') MB, $(java -version 2>&1 | head -n 1)"

seconds() { # title, command...
  local title=$1 taken=()
  shift
  "$@" >/dev/null
  for _ in $(seq "$runs"); do
    local start
    start=$(date +%s%N)
    "$@" >/dev/null
    taken+=($(($(date +%s%N) - start)))
  done
  printf '%s\n' "${taken[@]}" | sort -n | awk -v title="$title" '
    { t[NR] = $1 / 1e9 }
    END { printf "%-35s median %5.2f s   (%.2f to %.2f)\n", title, t[int((NR + 1) / 2)], t[1], t[NR] }'
}

# The grader, the compiler's and the agent's process together, sampled 20 times a second while a command runs.
peak() { # title, command...
  local title=$1 most=0
  shift
  "$@" >/dev/null &
  local command=$!
  while kill -0 "$command" 2>/dev/null; do
    local now
    now=$(ps -eo rss=,args= | awk '/lowtide\.(autograder\.Main|autograder\.compile\.CompilerHost|agent\.host\.AgentServer)/ && !/awk/ { sum += $1 } END { print int(sum / 1024) }')
    [ "$now" -gt "$most" ] && most=$now
    read -rt 0.05 <> <(:) || :
  done
  wait "$command"
  printf '%-35s %d MB\n' "$title" "$most"
}

seconds "mvn -o verify" mvn -o -q verify -Dseed=1
seconds "mvn -o verify -Dstage=1" mvn -o -q verify -Dseed=1 -Dstage=1
mvn -o -q verify -Pbenchmark -Dbenchmark="IdeBenchmark $runs"
peak "peak memory of grading solutions" mvn -o -q verify -Dsubmission=solutions -Dseed=1
