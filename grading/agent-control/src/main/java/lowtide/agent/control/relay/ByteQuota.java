package lowtide.agent.control.relay;

import java.io.IOException;

/** Decides whether a number of bytes may still pass. */
public interface ByteQuota {

    /**
     * Takes bytes from the quota.
     *
     * @throws IOException if the quota is used up, which ends the connection
     */
    void take(long bytes) throws IOException;
}
