package lowtide.simulation.measure;

/** Receives the progress of a measurement, and can stop it. */
@FunctionalInterface
public interface Progress {

    /** Ignores the progress. */
    Progress SILENT = (done, all) -> {};

    /**
     * Called after every call of the agent, on the thread that measures.
     *
     * @param done calls made so far
     * @param all  calls to be made in total
     */
    void at(int done, int all);

    /** Whether the user wants the measurement to end. Asked after every call. */
    default boolean isStopped() {
        return false;
    }
}
