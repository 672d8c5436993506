package lowtide.broken.demo;

import java.util.Optional;

/** Demonstrates one problem of the broken agent. */
interface ProblemDemo {

    /** The heading, such as "No context cap". */
    String title();

    /** Why the demo is skipped with the real Gemini; empty if it is not. */
    default Optional<String> reasonToSkipOnline() {
        return Optional.empty();
    }

    /**
     * Calls the agent and prints what happens. The history is empty at the start.
     *
     * @throws RuntimeException if a call fails that should not
     */
    void show(DemoSession session);
}
