#!/usr/bin/env bash
# Prints how long the students of a large class would wait for their results, by the number of machines that grade a shard
# each, and how many machine hours that takes. Nothing is graded: the times are those of a class that was, in its timings.csv.
# Usage: grading/queue-benchmark.sh TIMINGS [STUDENTS] [SEED] [JOBS]     (run "mvn verify" once before)
# JOBS is how many submissions a machine grades at a time; name what the class was graded with. Half of the students hand in
# during the last hour before the deadline, half of the others in the hour before it, and so on for 24 hours. "One lost": the
# first machine is lost at the deadline, and ten minutes later another continues its run.
set -euo pipefail
timings=$(realpath "$1")
cd "$(dirname "$0")/.."
mvn -o -q verify -Pbenchmark -Dbenchmark="QueueBenchmark $timings ${2:-10000} ${3:-1} ${4:-3}" | grep .
