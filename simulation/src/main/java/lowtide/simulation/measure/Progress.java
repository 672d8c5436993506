package lowtide.simulation.measure;

/** Gets to know how far a measurement is. */
@FunctionalInterface
public interface Progress {

    /** Says nothing to anybody. */
    Progress SILENT = (done, all) -> {};

    /** Called after every call of the agent, on the measuring thread. */
    void at(int done, int all);
}
