package lowtide.autograder.report.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The runs of a class in one out folder.
 *
 * @param runs in their order; at least one
 */
public record ClassHistory(List<RunSnapshot> runs) {

    /** In how many runs in a row a check fails until its student counts as stuck. */
    public static final int STUCK_AFTER = 3;

    /** Copies the list. */
    public ClassHistory {
        runs = List.copyOf(runs);
    }

    /** The last run. */
    public RunSnapshot last() {
        return runs.get(runs.size() - 1);
    }

    /** The stages of all runs. */
    public Set<Integer> stages() {
        Set<Integer> stages = new TreeSet<>();
        runs.forEach(run ->
                run.students().forEach(student -> stages.addAll(student.stages().keySet())));
        return stages;
    }

    /** How many different submissions of a student in a row there were until a run, from 1 on. */
    public int attempts(String id, RunSnapshot until) {
        int attempts = 0;
        Optional<String> previous = Optional.empty();
        for (RunSnapshot run : runs) {
            Optional<String> now = run.student(id).map(StudentSnapshot::submission);
            if (now.isPresent() && !now.equals(previous)) {
                attempts++;
                previous = now;
            }
            if (run.run() == until.run()) {
                break;
            }
        }
        return attempts;
    }

    /** Who has other points than in the run before the last, those who lost points first, then those who gained most. */
    public List<Change> changes() {
        if (runs.size() < 2) {
            return List.of();
        }
        RunSnapshot before = runs.get(runs.size() - 2);
        List<Change> changes = new ArrayList<>();
        for (StudentSnapshot now : last().students()) {
            before.student(now.id())
                    .map(earlier -> Change.between(earlier, now))
                    .filter(change -> !change.stages().isEmpty())
                    .ifPresent(changes::add);
        }
        changes.sort((one, other) -> one.points() < 0 || other.points() < 0
                ? Integer.compare(one.points(), other.points())
                : Integer.compare(other.points(), one.points()));
        return changes;
    }

    /** Who failed a check in each of the last {@value #STUCK_AFTER} runs, with these checks. */
    public List<Stuck> stuck() {
        if (runs.size() < STUCK_AFTER) {
            return List.of();
        }
        List<RunSnapshot> latest = runs.subList(runs.size() - STUCK_AFTER, runs.size());
        List<Stuck> stuck = new ArrayList<>();
        for (StudentSnapshot now : last().students()) {
            Set<String> checks = new LinkedHashSet<>(now.failed());
            latest.forEach(run -> checks.retainAll(
                    run.student(now.id()).map(StudentSnapshot::failed).orElse(List.of())));
            if (!checks.isEmpty()) {
                int tried = attempts(now.id(), last()) - attempts(now.id(), latest.get(0));
                stuck.add(new Stuck(now.id(), now.name(), List.copyOf(checks), tried));
            }
        }
        return stuck;
    }

    /**
     * How the points of a student changed.
     *
     * @param points more than before; negative if fewer
     * @param stages more points in each stage that has other points
     */
    public record Change(String id, String name, int points, Map<Integer, Integer> stages) {

        private static Change between(StudentSnapshot before, StudentSnapshot now) {
            Map<Integer, Integer> stages = new LinkedHashMap<>();
            now.stages().forEach((stage, points) -> {
                int more = points - before.stages().getOrDefault(stage, 0);
                if (more != 0) {
                    stages.put(stage, more);
                }
            });
            return new Change(
                    now.id(),
                    now.name(),
                    stages.values().stream().mapToInt(Integer::intValue).sum(),
                    stages);
        }
    }

    /**
     * A student who does not get on.
     *
     * @param checks those that failed each time
     * @param tried how often the student submitted something else meanwhile
     */
    public record Stuck(String id, String name, List<String> checks, int tried) {}
}
