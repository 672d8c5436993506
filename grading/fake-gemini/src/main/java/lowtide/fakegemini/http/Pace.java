package lowtide.fakegemini.http;

import java.util.function.BooleanSupplier;

/** Decides when the events of one stream are sent. */
@FunctionalInterface
public interface Pace {

    /** Sends everything at once. */
    Pace AT_ONCE = (sent, isLast, hasHungUp) -> true;

    /**
     * Waits until the next event may be sent, or the stream may end.
     *
     * @param sent how many events have been sent
     * @param isLast whether these are all
     * @param hasHungUp whether the client has closed the connection
     * @return false if it has, and nothing is to be sent any more
     * @throws InterruptedException if the server stops in the meantime
     */
    boolean await(int sent, boolean isLast, BooleanSupplier hasHungUp) throws InterruptedException;
}
