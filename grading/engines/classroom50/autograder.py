"""Grades a submission with Low Tide. Classroom 50's runner starts this in the student's checkout."""

import subprocess
import sys
import tempfile
from pathlib import Path

JAR = Path(__file__).parent / "lowtide-grade.jar"
GRADER = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(JAR)]

git_log = ["git", "log", "-1", "--format=%cI"]
submitted = subprocess.run(git_log, check=True, capture_output=True, text=True).stdout.strip()
with tempfile.TemporaryDirectory() as scorecard:
    subprocess.run([*GRADER, "grade", "exercises", f"--out={scorecard}"], check=False)  # 3 is a warning
    # Without results, or if the kit failed to judge a check, the exit code is not 0: an error instead of a grade.
    form = [*GRADER, "classroom50", f"{scorecard}/results.json", f"--submitted={submitted}"]
    sys.exit(subprocess.run(form, check=False).returncode)
