#!/usr/bin/env bash
# Prints how long the lab takes from the time of a saved file to the printed verdict: the median, the fastest and the
# slowest of 20 saves of the solution of each stage, each with another line at its end. The saves are five seconds apart.
#
#   grading/desk-benchmark.sh [SAVES [STAGE...]]
set -euo pipefail
cd "$(dirname "$0")/.."
saves=${1:-20}
shift $(($# > 0 ? 1 : 0))
folders=$(cd solutions && for stage in "$@"; do ls -d "$(printf %02d "$stage")"-*; done)
[ $# -gt 0 ] || folders=$(cd solutions && ls -d [0-9]*-*)

exercises/lab --help >/dev/null # builds it
copy=$(mktemp -d)
mkdir -p "$copy/grading/desk/target"
cp -r solutions "$copy/exercises"
cp exercises/lab "$copy/exercises/"
ln -s "$PWD/grading/desk/target/lowtide-lab.jar" "$copy/grading/desk/target/"
mkfifo "$copy/keys"
"$copy/exercises/lab" watch <"$copy/keys" >"$copy/verdicts" &
lab=$!
trap 'kill $lab 2>/dev/null || true; rm -rf "$copy"' EXIT
exec 3>"$copy/keys" # while this is open, the lab goes on

verdicts() {
  grep -c "$1" "$copy/verdicts" || true
}

until [ "$(verdicts 'q quit')" -gt 0 ]; do sleep 0.1; done
for folder in $folders; do
  agent=$(find "$copy/exercises/$folder" -name WellnessAgent.java)
  for save in $(seq 0 "$saves"); do # the first one is not counted
    sleep 5
    seen=$(verdicts 'after the save')
    echo "// $save" >>"$agent"
    until [ "$(verdicts 'after the save')" -gt "$seen" ]; do sleep 0.05; done
  done
  grep 'after the save' "$copy/verdicts" | tail -n "$saves" | cut -d' ' -f1 | sort -n | awk -v name="$folder" '
    { seconds[NR] = $1 }
    END {
      median = (seconds[int((NR + 1) / 2)] + seconds[int((NR + 2) / 2)]) / 2
      printf "save to verdict, %-18s median %.2f s   (%.2f to %.2f)\n", name, median, seconds[1], seconds[NR]
    }'
done
