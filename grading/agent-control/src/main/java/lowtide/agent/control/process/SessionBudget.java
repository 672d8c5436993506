package lowtide.agent.control.process;

import java.time.Duration;

/** What an agent's process may still use in the current session. Not thread-safe. */
final class SessionBudget {

    private final Duration processor;
    private final long printedLimit;
    private Duration processorLimit;

    /**
     * @param processor how much processor time it may use from the first measurement on
     * @param printedLimit how many bytes it may have printed in total
     */
    SessionBudget(Duration processor, long printedLimit) {
        this.processor = processor;
        this.printedLimit = printedLimit;
    }

    /** No limits: for a process without an agent so far. */
    static SessionBudget unlimited() {
        return new SessionBudget(Duration.ofDays(1), Long.MAX_VALUE);
    }

    boolean allowsProcessor(Duration used) {
        if (processorLimit == null) {
            processorLimit = used.plus(processor);
        }
        return used.compareTo(processorLimit) <= 0;
    }

    boolean allowsPrinted(long total) {
        return total <= printedLimit;
    }
}
