package lowtide.fakegemini;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        add();
        Journal.Entry second = add();
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
        add();
        for (int i = 0; i < 5; i++) {
            journal.finish(add(), REPLY);
        }

        assertThat(journal.exchanges())
                .extracting(exchange -> exchange.request().index())
                .containsExactly(0, 5);
    }

    @Test
    @DisplayName("gives up finished exchanges only, once, and continues its numbering")
    void drains() {
        Journal.Entry first = add();
        Journal.Entry second = add();
        journal.finish(second, REPLY);

        assertThat(journal.drain())
                .extracting(exchange -> exchange.request().index())
                .containsExactly(1);
        assertThat(journal.drain()).isEmpty();
        assertThat(journal.exchanges()).hasSize(1);

        journal.finish(add(), REPLY);
        journal.finish(first, REPLY);
        assertThat(journal.drain())
                .extracting(exchange -> exchange.request().index())
                .containsExactly(0, 2);
        assertThat(journal.exchanges()).isEmpty();
    }

    @Test
    @DisplayName("keeps bodies if told to, as far as they were sent")
    void keepsBodies() {
        add();
        journal.keepBodies();
        Journal.Entry entry = add();
        assertThat(journal.raw(1)).contains(new RawExchange("{}", "", Duration.ZERO));

        journal.finish(entry, REPLY);

        assertThat(journal.raw(0)).isEmpty();
        assertThat(journal.raw(1)).hasValueSatisfying(raw -> {
            assertThat(raw.response()).isEqualTo(REPLY.body()).contains("NOT_FOUND");
            assertThat(raw.took()).isPositive();
        });
        assertThat(journal.raw(2)).isEmpty();
    }

    private Journal.Entry add() {
        return journal.add(request, () -> "{}");
    }
}
