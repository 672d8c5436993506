package lowtide.fakegemini.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Streams whose events WireMock does not send: it writes status and headers, one of which names the stream, and then
 * {@link EventSender} takes over. Thread-safe.
 */
final class PacedStreams {

    /** The header that names the stream. It is not sent. */
    static final String HEADER = "FakeGemini-Stream";

    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Answer> waiting = new ConcurrentHashMap<>();

    /** Keeps a stream, and returns its name. */
    String add(Answer answer) {
        String name = String.valueOf(numbers.incrementAndGet());
        waiting.put(name, answer);
        return name;
    }

    /** Gives a stream away, once. */
    Optional<Answer> take(String name) {
        return Optional.ofNullable(waiting.remove(name));
    }
}
