package lowtide.fakegemini;

/** Limits how many requests and bytes one key may send. Unlimited until {@link #set}. Thread-safe. */
final class Quota {

    /** Estimate of the memory that a JSON token (a name, a value or a bracket) takes in the journal, in bytes. */
    private static final long BYTES_PER_JSON_TOKEN = 32;

    private int requestsLeft = Integer.MAX_VALUE;
    private long bytesLeft = Long.MAX_VALUE;
    private boolean exhausted;

    synchronized void set(int requests, long bytes) {
        requestsLeft = requests;
        bytesLeft = bytes;
    }

    /** Counts a request, unless it is beyond the quota. */
    synchronized boolean admits(int bytes) {
        exhausted |= requestsLeft < 1 || bytesLeft < bytes;
        if (!exhausted) {
            requestsLeft--;
            bytesLeft -= bytes;
        }
        return !exhausted;
    }

    /** Counts the memory that an admitted request takes besides its bytes. May exceed the quota. */
    synchronized void charge(long jsonTokens) {
        bytesLeft -= jsonTokens * BYTES_PER_JSON_TOKEN;
    }

    /** Whether a request was beyond the quota. From then on, every request is. */
    synchronized boolean isExhausted() {
        return exhausted;
    }
}
