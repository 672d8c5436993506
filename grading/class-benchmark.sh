#!/usr/bin/env bash
# Prints how long grading a class takes on this machine, compared with the plain way (Maven once for each submission) and
# with the floor (the same compiler and suites in one warm JVM, one submission after the other, without any isolation).
# Usage: grading/class-benchmark.sh [STUDENTS] [PLAIN]     (Linux; run "mvn verify" once before)
# Of every 20 students 6 have solved all stages, 7 some and made a mistake in the next, 4 have begun none, 2 do not
# compile in one, 1 hangs in one. PLAIN is how many of them are graded the plain way, which takes long.
set -euo pipefail
cd "$(dirname "$0")/.."
students=${1:-100}
plain=${2:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grader=grading/autograder/target/lowtide-grade.jar

echo "$(nproc) cores, $(free -m | awk '/^Mem/ { print $2 }') MB, $(java -version 2>&1 | head -n 1)"

benchmark() {
  mvn -o -q verify -Pbenchmark -Dbenchmark="ClassBenchmark $*" | grep . || :
}

since() { # start in ns
  awk -v ns="$(($(date +%s%N) - $1))" 'BEGIN { printf "%.1f", ns / 1e9 }'
}

# Grades a class and prints the seconds; watches the parent's memory.
grade() { # folder, out
  local start sizes=()
  start=$(date +%s%N)
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms64m -jar "$grader" class "$1" --out "$2" --seed 1 >/dev/null 2>&1 &
  local command=$!
  while kill -0 "$command" 2>/dev/null; do
    sizes+=("$(ps -o rss= -p "$command" || echo 0)")
    read -rt 0.5 <> <(:) || :
  done
  wait "$command"
  since "$start"
  printf '%s\n' "${sizes[@]}" | awk '
    { size[NR] = $1 / 1024 }
    END {
      for (i = 1; i <= NR; i++) { late = i > NR / 2; if (size[i] > most[late]) most[late] = size[i] }
      printf "at most %d MB in the first half, %d MB in the second\n", most[0], most[1]
    }' >"$2.memory"
}

benchmark make "$work/class" "$students"
seconds=$(grade "$work/class" "$work/out")
echo "a class of $students: $seconds s; the grader's own memory: $(cat "$work/out.memory")"
tail -n +2 "$work/out/timings.csv" | grep -v hanging | awk -F, '{ print $NF }' | sort -n | awk '
  { t[NR] = $1 / 1000 } END { printf "an ordinary submission, from its start to its result: median %.2f s, slowest %.2f s\n", t[int((NR + 1) / 2)], t[NR] }'

mkdir "$work/ordinary"
for folder in "$work"/class/*; do
  case $folder in *hanging) ;; *) cp -r "$folder" "$work/ordinary/" ;; esac
done
ordinary=$(grade "$work/ordinary" "$work/out2")
echo "without those that hang: $ordinary s"
echo "the floor, which cannot grade those that hang: $(benchmark floor "$work/class")"

start=$(date +%s%N)
for folder in $(find "$work/class" -mindepth 1 -maxdepth 1 | sort | head -n "$plain"); do
  mvn -o -q verify -Dsubmission="$folder" -Dseed=1 >/dev/null || : # a stage that does not compile fails the build
done
taken=$(since "$start")
echo "the plain way: $taken s for $plain of them"
awk -v a="$seconds" -v n="$students" -v b="$taken" -v m="$plain" 'BEGIN { printf "submissions a minute: %.1f, and %.1f the plain way: %.1f times as many\n", 60 * n / a, 60 * m / b, (n / a) / (m / b) }'
