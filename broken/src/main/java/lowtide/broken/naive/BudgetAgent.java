package lowtide.broken.naive;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.concurrent.atomic.AtomicLong;

/** NOT FOR PRODUCTION. Has a budget, and notices too late that it is spent. Thread-safe. */
public final class BudgetAgent {

    private final ChatModel model;
    private final long budget;
    private final AtomicLong spent = new AtomicLong();

    /** @param budget tokens that may be spent, of input and output */
    public BudgetAgent(ChatModel model, long budget) {
        this.model = model;
        this.budget = budget;
    }

    /**
     * Answers one message.
     *
     * @throws IllegalStateException if the budget is spent
     */
    public String chat(String message) {
        // PROBLEM 10: a budget that is checked too late. This looks at what earlier calls have cost, not at what this
        // call
        // may cost. Calls under way have cost nothing yet.
        if (spent.get() >= budget) {
            throw new IllegalStateException("The budget is spent.");
        }
        ChatResponse response = model.chat(UserMessage.from(message));
        spent.addAndGet(response.tokenUsage().totalTokenCount());
        return response.aiMessage().text();
    }
}
