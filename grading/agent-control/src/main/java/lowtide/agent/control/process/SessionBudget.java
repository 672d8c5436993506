package lowtide.agent.control.process;

import java.time.Duration;

/** What an agent's process may still use up in the current session. Asked by one thread only. */
final class SessionBudget {

    private final Duration processor;
    private final long printedLimit;
    private Duration processorLimit;

    /**
     * @param processor how much processor time it may use from the first look at it
     * @param printedLimit how many bytes it may have printed altogether
     */
    SessionBudget(Duration processor, long printedLimit) {
        this.processor = processor;
        this.printedLimit = printedLimit;
    }

    /** No limits: for a process that no agent is in yet. */
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
