package lowtide.chat.room;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.Optional;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Replies;

/** Lets Gemini and the agent's tools fail while a fault is switched on. Thread-safe. */
final class FaultSwitch {

    private static final String STREAM = "streamGenerateContent";

    private final Optional<Account> fake;
    private volatile Fault fault = Fault.NONE;

    FaultSwitch(Optional<Account> fake) {
        this.fake = fake;
    }

    Fault on() {
        return fault;
    }

    /**
     * Switches a fault on, in place of the one before.
     *
     * @throws IllegalArgumentException if it is a fault of Gemini, and the real one answers
     */
    synchronized void to(Fault next) {
        if (fake.isEmpty() && next.reply().isPresent()) {
            throw new IllegalArgumentException("The real Gemini cannot be told to fail.");
        }
        fault = next;
        fake.ifPresent(account -> {
            account.clearScript();
            next.reply().ifPresent(account::always);
            if (next == Fault.BROKEN) {
                account.when(request -> request.method().equals(STREAM), Replies.truncatedStream());
            }
        });
    }

    /** What a tool returns. */
    String tool(ToolExecutionRequest call) {
        if (fault == Fault.TOOL) {
            throw new IllegalStateException("the diary is not available");
        }
        return call.name().equals("search_recipes")
                ? "Soup of lentils: 200 g of lentils, an onion, salt. From a page of the web."
                : "Logged.";
    }
}
