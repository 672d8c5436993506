package lowtide.fakegemini;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.reply.HttpReply;

/** Every request that arrived under one key, in order of arrival, with its response. Thread-safe. */
final class Journal {

    private final List<Entry> entries = new ArrayList<>();
    private int arrivals;
    private int most = Integer.MAX_VALUE;
    private boolean keepsBodies;

    /**
     * Adds a request and numbers it.
     *
     * @param body asked only if bodies are kept
     */
    synchronized Entry add(GeminiRequest request, Supplier<String> body) {
        Entry entry =
                new Entry(request.withIndex(arrivals++), keepsBodies ? Optional.of(body.get()) : Optional.empty());
        entries.add(entry);
        forget();
        return entry;
    }

    synchronized void refuse(Entry entry, ApiError refusal) {
        entry.refusal = Optional.of(refusal);
    }

    synchronized void finish(Entry entry, HttpReply reply) {
        entry.reply = Optional.of(reply);
        entry.took = Duration.ofNanos(System.nanoTime() - entry.arrived);
        forget();
    }

    synchronized void keepBodies() {
        keepsBodies = true;
    }

    /** The bodies of an exchange; empty if they are not kept, or the exchange is gone. */
    synchronized Optional<RawExchange> raw(int index) {
        return entries.stream()
                .filter(entry -> entry.request.index() == index)
                .findFirst()
                .flatMap(Entry::toRaw);
    }

    /** From now on forgets the oldest finished exchanges if there are more than {@code count} exchanges. */
    synchronized void keepNewest(int count) {
        most = count;
        forget();
    }

    private void forget() {
        Iterator<Entry> oldest = entries.iterator();
        while (entries.size() > most && oldest.hasNext()) {
            if (oldest.next().reply.isPresent()) {
                oldest.remove();
            }
        }
    }

    synchronized List<Exchange> exchanges() {
        return entries.stream().map(Entry::toExchange).toList();
    }

    /** Removes the finished exchanges and returns them. */
    synchronized List<Exchange> drain() {
        List<Exchange> finished = entries.stream()
                .map(Entry::toExchange)
                .filter(Exchange::finished)
                .toList();
        entries.removeIf(entry -> entry.reply.isPresent());
        return finished;
    }

    /** A request, and later its reply. Guarded by the journal. */
    static final class Entry {
        private final GeminiRequest request;
        private final Optional<String> body;
        private final long arrived = System.nanoTime();
        private Optional<HttpReply> reply = Optional.empty();
        private Optional<ApiError> refusal = Optional.empty();
        private Duration took = Duration.ZERO;

        private Entry(GeminiRequest request, Optional<String> body) {
            this.request = request;
            this.body = body;
        }

        GeminiRequest request() {
            return request;
        }

        private Optional<RawExchange> toRaw() {
            return body.map(sent -> new RawExchange(
                    sent,
                    reply.map(answer -> answer.body().substring(0, answer.sentCharacters()))
                            .orElse(""),
                    took));
        }

        private Exchange toExchange() {
            return new Exchange(
                    request,
                    reply.isPresent(),
                    reply.map(HttpReply::status).orElse(0),
                    reply.flatMap(HttpReply::replyText),
                    reply.flatMap(HttpReply::usage),
                    refusal);
        }
    }
}
