#!/usr/bin/env bash
# Prints median times of closed forms and loops, and of a million users for a year. Takes about five minutes.
# Usage: grading/cost/benchmark.sh     (downloads JMH on the first run)
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -pl grading/cost process-test-classes -Pjmh
