package lowtide.simulation.measure;

/** How a measurement ended. */
public sealed interface Ending {

    /** All calls were made. */
    record Complete() implements Ending {}

    /**
     * So many calls failed in a row that the others were not made. They count as failed, and cost nothing.
     *
     * @param day     the day of the last call, from 1
     * @param inARow  calls that failed in a row
     * @param notMade calls that were not made
     */
    record Refused(int day, int inARow, int notMade) implements Ending {}

    /**
     * The user stopped it. The measurement has the days before, or the first day as far as it got.
     *
     * @param day     the day of the last call, from 1
     * @param made    calls that were made
     * @param planned calls that the workload has
     */
    record Interrupted(int day, int made, int planned) implements Ending {}
}
