#!/usr/bin/env bash
# Prints medians of closed forms beside loops, and of a million users for a year; about five minutes.
# Usage: simulation/benchmark.sh     (fetches JMH the first time)
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -pl simulation -am process-test-classes -Pjmh
