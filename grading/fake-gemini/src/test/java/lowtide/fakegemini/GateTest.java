package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate")
class GateTest extends WithAccount {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private GoogleAiGeminiChatModel model;

    @AfterAll
    void stop() {
        callers.shutdownNow();
    }

    @BeforeEach
    void createModel() {
        model = chat(account);
    }

    @Test
    @DisplayName("holds a request that is already in the journal")
    void journalsFirst() throws Exception {
        Gate gate = account.hold(request -> true);
        CompletableFuture<String> call = call("I ate a salad");

        assertThat(gate.awaitArrivals(1, LIMIT)).isTrue();
        assertThat(account.exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.finished()).isFalse();
            assertThat(exchange.status()).isZero();
            assertThat(exchange.request().last().text()).isEqualTo("I ate a salad");
        });
        assertThat(call).isNotDone();

        gate.open();
        assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("Logged: salad.");
    }

    @Test
    @DisplayName("keeps a held request in the journal when the finished ones are drained")
    void survivesADrain() throws Exception {
        call("I ate a salad").get(30, TimeUnit.SECONDS);
        Gate gate = account.hold(request -> request.text().contains("slow"));
        CompletableFuture<String> held = call("slow");
        assertThat(gate.awaitArrivals(1, LIMIT)).isTrue();

        assertThat(account.drain()).hasSize(1);
        assertThat(account.exchanges()).hasSize(1);

        gate.open();
        held.get(30, TimeUnit.SECONDS);
        assertThat(account.drain())
                .singleElement()
                .matches(exchange -> exchange.request().text().contains("slow"));
    }

    @Test
    @DisplayName("holds 150 requests while others pass")
    void holdsMany() throws Exception {
        Gate gate = account.hold(request -> request.text().contains("slow"));
        List<CompletableFuture<String>> held = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            held.add(call("slow " + i));
        }

        assertThat(gate.awaitArrivals(150, LIMIT)).isTrue();
        assertThat(gate.waiting()).isEqualTo(150);
        assertThat(call("quick").get(30, TimeUnit.SECONDS)).startsWith("Noted: quick.");
        assertThat(held).noneMatch(CompletableFuture::isDone);

        gate.close();
        for (CompletableFuture<String> call : held) {
            assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("Noted: slow");
        }
        assertThat(gate.waiting()).isZero();
        assertThat(gate.arrivals()).isEqualTo(150);
    }

    @Test
    @DisplayName("releases the longest-waiting request first")
    void releasesInOrder() throws Exception {
        Gate gate = account.hold(request -> true);
        CompletableFuture<String> first = call("first");
        gate.awaitArrivals(1, LIMIT);
        CompletableFuture<String> second = call("second");
        gate.awaitArrivals(2, LIMIT);

        gate.releaseOne();
        assertThat(first.get(30, TimeUnit.SECONDS)).contains("first");
        assertThat(second).isNotDone();
        assertThat(gate.waiting()).isEqualTo(1);

        gate.releaseOne();
        assertThat(second.get(30, TimeUnit.SECONDS)).contains("second");
    }

    @Test
    @DisplayName("does not hold the next request if it was told to release one while none waited")
    void remembersARelease() throws Exception {
        Gate gate = account.hold(request -> true);
        gate.releaseOne();

        assertThat(call("first").get(30, TimeUnit.SECONDS)).contains("first");
        CompletableFuture<String> second = call("second");
        assertThat(gate.awaitArrivals(2, LIMIT)).isTrue();
        assertThat(gate.waiting()).isEqualTo(1);
        assertThat(second).isNotDone();
    }

    @Test
    @DisplayName("tells that too few requests arrived in time")
    void reportsAbsence() throws Exception {
        Gate gate = account.hold(request -> true);

        assertThat(gate.awaitArrivals(1, Duration.ofMillis(1))).isFalse();
    }

    @Test
    @DisplayName("releases its requests when the account is closed")
    void opensWithItsAccount() throws Exception {
        Gate gate = account.hold(request -> true);
        CompletableFuture<String> call = call("I ate a salad");
        gate.awaitArrivals(1, LIMIT);

        account.close();

        assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("Logged: salad.");
        assertThat(gate.waiting()).isZero();
    }

    @Test
    @DisplayName("is open from the start if its account is closed")
    void cannotHoldForAClosedAccount() throws Exception {
        account.close();
        Gate gate = account.hold(request -> true);

        gate.pass();
        assertThat(gate.arrivals()).isEqualTo(1);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    @DisplayName("does not change which reply a request gets")
    void repliesAreChosenOnArrival() throws Exception {
        account.enqueue(Replies.text("for the first"), Replies.text("for the second"));
        Gate gate = account.hold(request -> request.text().contains("held"));
        CompletableFuture<String> held = call("held");
        gate.awaitArrivals(1, LIMIT);

        assertThat(call("free").get(30, TimeUnit.SECONDS)).isEqualTo("for the second");
        gate.open();
        assertThat(held.get(30, TimeUnit.SECONDS)).isEqualTo("for the first");
    }

    @Test
    @DisplayName("holds a request before the next gate that matches it")
    void chains() throws Exception {
        Gate outer = account.hold(request -> true);
        Gate inner = account.hold(request -> true);
        CompletableFuture<String> call = call("Hello");

        assertThat(outer.awaitArrivals(1, LIMIT)).isTrue();
        assertThat(inner.arrivals()).isZero();
        outer.open();
        assertThat(inner.awaitArrivals(1, LIMIT)).isTrue();
        assertThat(call).isNotDone();
        inner.open();
        assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("Noted: Hello.");
    }

    private CompletableFuture<String> call(String message) {
        return CompletableFuture.supplyAsync(() -> model.chat(message), callers);
    }
}
