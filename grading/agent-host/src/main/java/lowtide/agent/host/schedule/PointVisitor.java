package lowtide.agent.host.schedule;

/** What threads of an agent do at yield points. Thread-safe. */
@FunctionalInterface
interface PointVisitor {

    /** Runs on the thread that has reached the yield point with this number. */
    void pass(int point);
}
