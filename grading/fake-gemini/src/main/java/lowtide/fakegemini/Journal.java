package lowtide.fakegemini;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.reply.HttpReply;

/** Every request that arrived under one key, in order of arrival, with its response. Thread-safe. */
final class Journal {

    private final List<Entry> entries = new ArrayList<>();
    private int arrivals;
    private int most = Integer.MAX_VALUE;

    /** Adds a request and numbers it. */
    synchronized Entry add(GeminiRequest request) {
        Entry entry = new Entry(request.withIndex(arrivals++));
        entries.add(entry);
        forget();
        return entry;
    }

    synchronized void refuse(Entry entry, ApiError refusal) {
        entry.refusal = Optional.of(refusal);
    }

    synchronized void finish(Entry entry, HttpReply reply) {
        entry.reply = Optional.of(reply);
        forget();
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
        private Optional<HttpReply> reply = Optional.empty();
        private Optional<ApiError> refusal = Optional.empty();

        private Entry(GeminiRequest request) {
            this.request = request;
        }

        GeminiRequest request() {
            return request;
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
