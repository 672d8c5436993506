package lowtide.autograder.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import lowtide.autograder.benchmark.ShardQueue.HandIn;
import lowtide.autograder.benchmark.ShardQueue.Outage;
import lowtide.autograder.benchmark.ShardQueue.Outcome;

/**
 * Prints how long the students of a large class wait for their results, by the number of machines. Called by
 * {@code grading/queue-benchmark.sh}.
 */
final class QueueBenchmark {

    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;

    /** When the deadline is, and for how long submissions are handed in. */
    static final long DEADLINE = 24 * HOUR;

    /** The first machine is lost when most wait. */
    private static final Outage LOST = new Outage(DEADLINE, DEADLINE + HOUR / 6);

    private static final List<Integer> MACHINES = List.of(1, 10, 50);

    private QueueBenchmark() {}

    /** @param arguments the timings.csv of a class, how many students, the seed, and how many submissions at a time */
    public static void main(String[] arguments) throws IOException {
        List<Long> measured = measured(Files.readAllLines(Path.of(arguments[0])));
        int students = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        int workers = Integer.parseInt(arguments[3]);
        System.out.printf(
                Locale.ROOT,
                "%d students with the times of %d submissions (median %.2f s, longest %.2f s),"
                        + " %d at a time on a machine, seed %d%n",
                students,
                measured.size(),
                measured.get((measured.size() - 1) / 2) / 1e3,
                measured.get(measured.size() - 1) / 1e3,
                workers,
                seed);
        System.out.println("machines                  median      95%  longest   hours on   hours grading");
        List<HandIn> handIns = handIns(students, measured, seed);
        for (int machines : MACHINES) {
            print(machines + "", new ShardQueue(machines, workers, Optional.empty()).grade(handIns));
            print(machines + ", one lost", new ShardQueue(machines, workers, Optional.of(LOST)).grade(handIns));
        }
    }

    /** The times in a timings.csv, ascending. */
    static List<Long> measured(List<String> csv) {
        return csv.stream()
                .skip(1)
                .map(line ->
                        Long.valueOf(line.substring(line.lastIndexOf(',') + 1).strip()))
                .sorted()
                .toList();
    }

    /**
     * What students hand in, in any order: half of them in the last hour before the deadline, half of the others in the hour
     * before it, and so on. Each takes as long as one that was measured.
     */
    static List<HandIn> handIns(int students, List<Long> measured, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, students)
                .mapToObj(number -> new HandIn(
                        "student" + number, DEADLINE - before(random), measured.get(random.nextInt(measured.size()))))
                .toList();
    }

    private static long before(Random random) {
        return Math.min(DEADLINE, (long) (-Math.log(1 - random.nextDouble()) / Math.log(2) * HOUR));
    }

    private static void print(String machines, Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "%-22s  %8s %8s %8s   %8.1f   %13.1f%n",
                machines,
                clock(outcome.percentile(50)),
                clock(outcome.percentile(95)),
                clock(outcome.percentile(100)),
                outcome.on() / (double) HOUR,
                outcome.busy() / (double) HOUR);
    }

    private static String clock(long millis) {
        long seconds = (millis + SECOND / 2) / SECOND;
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
