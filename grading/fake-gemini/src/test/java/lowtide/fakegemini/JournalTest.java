package lowtide.fakegemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Requests;
import lowtide.fakegemini.reply.ErrorWriter;
import lowtide.fakegemini.reply.HttpReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A journal")
class JournalTest {

    private static final HttpReply REPLY = ErrorWriter.write(ApiError.notFound());

    private final GeminiRequest request = Requests.said("I ate a salad");
    private final Journal journal = new Journal();

    @Test
    @DisplayName("numbers requests and shows them unfinished until they have a reply")
    void showsExchanges() {
        journal.add(request);
        Journal.Entry second = journal.add(request);
        journal.finish(second, REPLY);

        assertThat(journal.exchanges())
                .containsExactly(
                        new Exchange(request, false, 0, Optional.empty(), Optional.empty(), Optional.empty()),
                        new Exchange(
                                request.withIndex(1), true, 404, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    @DisplayName("keeps the newest exchanges only, if told to, and those that are not finished")
    void forgets() {
        journal.keepNewest(2);
        journal.add(request);
        for (int i = 0; i < 5; i++) {
            journal.finish(journal.add(request), REPLY);
        }

        assertThat(journal.exchanges())
                .extracting(exchange -> exchange.request().index())
                .containsExactly(0, 5);
    }

    @Test
    @DisplayName("gives up finished exchanges only, once, and continues its numbering")
    void drains() {
        Journal.Entry first = journal.add(request);
        Journal.Entry second = journal.add(request);
        journal.finish(second, REPLY);

        assertThat(journal.drain())
                .extracting(exchange -> exchange.request().index())
                .containsExactly(1);
        assertThat(journal.drain()).isEmpty();
        assertThat(journal.exchanges()).hasSize(1);

        journal.finish(journal.add(request), REPLY);
        journal.finish(first, REPLY);
        assertThat(journal.drain())
                .extracting(exchange -> exchange.request().index())
                .containsExactly(0, 2);
        assertThat(journal.exchanges()).isEmpty();
    }
}
