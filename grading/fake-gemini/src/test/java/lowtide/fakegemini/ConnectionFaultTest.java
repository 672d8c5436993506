package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.json;
import static lowtide.fakegemini.Clients.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scripted fault")
class ConnectionFaultTest extends WithAccount {

    @Test
    @DisplayName("can delay the response until the client gives up")
    void makesTheClientGiveUp() {
        account.enqueue(Replies.slowHeaders(Duration.ofMinutes(10)));

        assertThatThrownBy(() -> chat(account, builder -> builder.timeout(Duration.ofMillis(200)))
                        .chat("Hello"))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    @DisplayName("leaves a delayed request unfinished until the account is closed")
    void endsWithItsAccount() throws Exception {
        account.enqueue(Replies.slowHeaders(Duration.ofMinutes(10)));
        Gate arrivals = account.hold(request -> true);
        arrivals.open();
        CompletableFuture<String> call =
                CompletableFuture.supplyAsync(() -> chat(account).chat("I ate a salad"));

        assertThat(arrivals.awaitArrivals(1, Duration.ofSeconds(30))).isTrue();
        assertThat(account.exchanges()).singleElement().matches(exchange -> !exchange.finished());
        account.close();
        assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("Logged: salad.");
    }

    @Test
    @DisplayName("can delay the response")
    void delays() {
        account.enqueue(Replies.slowHeaders(Duration.ofMillis(50)));
        long start = System.nanoTime();

        assertThat(chat(account).chat("I ate a salad")).startsWith("Logged: salad.");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    @DisplayName("can send the body in pieces over a given time")
    void dribbles() throws Exception {
        account.enqueue(Replies.dribble(Duration.ofMillis(200)));
        long start = System.nanoTime();

        HttpResponse<String> response = generate(account, said("I ate a salad"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(json(response).at("/candidates/0/content/parts/0/text").asText())
                .startsWith("Logged: salad.");
        assertThat(response.headers().firstValue("Transfer-Encoding")).contains("chunked");
    }

    @Test
    @DisplayName("can reset the connection; the journal then has the request once, with status 0")
    void resets() {
        account.enqueue(Replies.connectionReset(), Replies.connectionReset());

        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> generate(account, said("Hello"))).isInstanceOf(IOException.class);
        assertThat(account.exchanges()).hasSize(2).allSatisfy(exchange -> {
            assertThat(exchange.finished()).isTrue();
            assertThat(exchange.status()).isZero();
            assertThat(exchange.usage()).isEmpty();
        });
    }

    @Test
    @DisplayName("can end the body early")
    void truncates() {
        account.enqueue(Replies.truncatedBody(), Replies.truncatedBody());

        assertThatThrownBy(() -> chat(account).chat("Hello"))
                .isInstanceOf(RuntimeException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> generate(account, said("Hello"))).isInstanceOf(IOException.class);
        assertThat(account.exchanges()).hasSize(2).allSatisfy(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.usage()).isEmpty();
            assertThat(exchange.replyText()).isEmpty();
        });
    }

    @Test
    @DisplayName("can send a body that is not valid JSON")
    void garbles() throws Exception {
        account.enqueue(Replies.malformedJson(), Replies.malformedJson());

        HttpResponse<String> response = generate(account, said("Hello"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(response)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> chat(account).chat("Hello")).isInstanceOf(RuntimeException.class);
        assertThat(account.exchanges()).allMatch(exchange -> exchange.usage().isEmpty());
    }
}
