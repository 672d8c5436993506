package lowtide.agent.control.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the threads of processes were ready to run and waited for a processor, from Linux's {@code schedstat} files: their
 * second number, in nanoseconds. 0 on other systems. Reading hundreds of files ten times a second takes a tenth of a processor,
 * so the file of a thread that has not run for some time is read less often. Not thread-safe.
 */
public final class RunQueueTime {

    /** Three numbers of up to 20 digits. */
    private static final int LONGEST_FILE = 80;

    /** For how many readings at most a thread is left out. */
    private static final int LONGEST_REST = 7;

    private final Path proc;
    private Map<String, Reading> before = Map.of();
    private long total;

    /** @param proc the folder where Linux shows its processes: {@code /proc} */
    public RunQueueTime(Path proc) {
        this.proc = proc;
    }

    /** Nanoseconds in all, of the thread that waited the longest between one call and the next. */
    public long waited(List<Long> processes) {
        Map<String, Reading> now = new HashMap<>();
        long longest = 0;
        for (long process : processes) {
            String tasks = proc + "/" + process + "/task";
            String[] threads = new File(tasks).list(); // null if the process has ended
            for (String thread : threads == null ? new String[0] : threads) {
                String file = tasks + "/" + thread + "/schedstat";
                Reading last = before.getOrDefault(file, Reading.NONE);
                Reading reading = last.left > 0 ? last.leftOut() : last.then(numbers(file));
                now.put(file, reading);
                longest = Math.max(longest, reading.waited - last.waited);
            }
        }
        total += longest;
        before = now;
        return total;
    }

    /** The numbers in a file; none if a thread ends meanwhile. */
    private static String[] numbers(String file) {
        try {
            return ProcFile.read(file, LONGEST_FILE).split(" ");
        } catch (IOException gone) {
            return new String[0];
        }
    }

    /**
     * What was last read about a thread.
     *
     * @param ran for how many nanoseconds the thread has run
     * @param rest for how many readings it was left out before this one
     * @param left for how many readings it will be left out
     */
    private record Reading(long ran, long waited, int rest, int left) {

        static final Reading NONE = new Reading(-1, 0, 0, 0);

        Reading leftOut() {
            return new Reading(ran, waited, rest, left - 1);
        }

        Reading then(String[] numbers) {
            try {
                long nowRan = Long.parseLong(numbers[0]);
                int longer = nowRan == ran ? Math.min(LONGEST_REST, 2 * rest + 1) : 0;
                return new Reading(nowRan, Long.parseLong(numbers[1]), longer, longer);
            } catch (RuntimeException unreadable) { // a kernel without these numbers
                return new Reading(ran, waited, LONGEST_REST, LONGEST_REST);
            }
        }
    }
}
