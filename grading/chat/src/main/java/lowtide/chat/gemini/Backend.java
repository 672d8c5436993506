package lowtide.chat.gemini;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.RawExchange;
import lowtide.fakegemini.model.GeminiRequest;

/** The Gemini that answers an agent, and what it has seen. Thread-safe. */
public interface Backend extends AutoCloseable {

    /** Where the agent finds it. */
    GeminiAccess access();

    /** Calls this for each model call that arrives from now on, before it is answered. */
    void listen(Consumer<GeminiRequest> listener);

    /** The newest requests with what was answered, oldest first. */
    List<Exchange> exchanges();

    /** The bodies of a request and its response; empty if they are not kept any more. */
    Optional<RawExchange> raw(int number);

    /** The account at FakeGemini, which can be told to fail; empty if the real Gemini answers. */
    Optional<Account> fake();

    @Override
    void close();

    /** FakeGemini, which calls tools if a message asks for what they do. Closing it closes the account. */
    static Backend of(Account account) {
        account.callTools().keepBodies();
        return new Backend() {
            @Override
            public GeminiAccess access() {
                return GeminiAccess.of(account);
            }

            @Override
            public void listen(Consumer<GeminiRequest> listener) {
                account.hold(request -> {
                    listener.accept(request);
                    return false;
                });
            }

            @Override
            public List<Exchange> exchanges() {
                return account.exchanges();
            }

            @Override
            public Optional<RawExchange> raw(int number) {
                return account.raw(number);
            }

            @Override
            public Optional<Account> fake() {
                return Optional.of(account);
            }

            @Override
            public void close() {
                account.close();
            }
        };
    }
}
