package lowtide.fakegemini.http;

/** Answers the calls of one API key. Thread-safe. */
public interface CallHandler {

    /**
     * Counts a request against the key's quota, before its body is parsed.
     *
     * @param bytes length of its body
     * @return false if the request is beyond the quota and must be refused
     */
    boolean admits(int bytes);

    /**
     * Answers one call. Returns when the reply may be sent, which can be long after the call arrived.
     *
     * @throws InterruptedException if the server stops in the meantime
     */
    Answer handle(Call call) throws InterruptedException;
}
