package lowtide.autograder.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lowtide.autograder.batch.journal.Shard;

/**
 * Machines that grade one shard of a class each, as {@code --shard} divides it. Each machine takes the submissions of its
 * shard in the order in which they are handed in. All times are in milliseconds since the first submission may be handed in.
 *
 * @param workers how many submissions a machine grades at a time
 * @param outage of the first machine, if there is one
 */
record ShardQueue(int machines, int workers, Optional<Outage> outage) {

    /** @param takes how long grading it takes */
    record HandIn(String id, long at, long takes) {}

    /**
     * A machine that is lost. What it was grading is graded again from the start by another machine, which takes over its
     * folder, so that what it had finished stays finished.
     *
     * @param from when it is lost
     * @param until when the other machine takes over
     */
    record Outage(long from, long until) {}

    /**
     * What comes out.
     *
     * @param waits from each hand-in to its result, ascending
     * @param on for how long machines were switched on, all together, until the last result
     * @param busy for how long machines would have been on if all their workers had graded without a pause
     */
    record Outcome(List<Long> waits, long on, long busy) {

        /** The smallest wait that so many percent of the students did not exceed. */
        long percentile(int percent) {
            return waits.get((int) Math.max(0, (long) Math.ceil(percent / 100.0 * waits.size()) - 1));
        }
    }

    Outcome grade(List<HandIn> handIns) {
        List<HandIn> inOrder =
                handIns.stream().sorted(Comparator.comparingLong(HandIn::at)).toList();
        List<Machine> all = IntStream.rangeClosed(1, machines)
                .mapToObj(number -> new Machine(number == 1 ? outage : Optional.empty(), workers))
                .toList();
        List<Shard> shards = IntStream.rangeClosed(1, machines)
                .mapToObj(number -> new Shard(number, machines))
                .toList();
        List<Long> waits = new ArrayList<>();
        for (HandIn handIn : inOrder) {
            int mine = IntStream.range(0, machines)
                    .filter(i -> shards.get(i).takes(handIn.id()))
                    .findFirst()
                    .orElseThrow();
            waits.add(all.get(mine).grade(handIn) - handIn.at());
        }
        long last = all.stream().mapToLong(machine -> machine.last).max().orElse(0);
        long lost = outage.map(each -> Math.min(last, each.until()) - Math.min(last, each.from()))
                .orElse(0L);
        long busy = all.stream().mapToLong(machine -> machine.busy).sum();
        return new Outcome(waits.stream().sorted().toList(), machines * last - lost, busy / workers);
    }

    private static final class Machine {

        private final Optional<Outage> outage;
        private final PriorityQueue<Long> free;
        private long last;
        private long busy;

        Machine(Optional<Outage> outage, int workers) {
            this.outage = outage;
            this.free = new PriorityQueue<>(
                    LongStream.generate(() -> 0).limit(workers).boxed().toList());
        }

        /** Returns when the result is there. */
        long grade(HandIn handIn) {
            long start = Math.max(handIn.at(), free.remove());
            Optional<Outage> interrupting =
                    outage.filter(each -> start < each.until() && start + handIn.takes() > each.from());
            busy += handIn.takes()
                    + interrupting.map(each -> Math.max(0, each.from() - start)).orElse(0L);
            long end = interrupting.map(Outage::until).orElse(start) + handIn.takes();
            free.add(end);
            last = Math.max(last, end);
            return end;
        }
    }
}
