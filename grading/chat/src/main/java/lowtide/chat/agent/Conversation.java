package lowtide.chat.agent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import lowtide.agent.api.AgentException;
import lowtide.checks.budget.BudgetAgent;
import lowtide.checks.contextcap.ContextCapAgent;
import lowtide.checks.dsl.ConversationalAgent;
import lowtide.checks.tokencounting.TokenCountingAgent;

/**
 * How any agent is talked to, whatever its stage. Thread-safe, as the agent's session is.
 *
 * @param agent the interface of the stage's contract
 */
record Conversation(Object agent) {

    private static final int SAMPLED_USERS = 20;

    /**
     * Sends a message of a user and returns the reply, which may be null. An agent that knows no users gets the message
     * alone.
     *
     * @param onText gets the reply in pieces as they arrive; an agent that does not stream has one piece
     * @throws AgentException if the agent fails
     */
    String chat(String user, String message, Consumer<String> onText) {
        String reply;
        if (agent instanceof ConversationalAgent personal) {
            reply = personal.chat(user, message);
        } else if (agent instanceof ContextCapAgent shared) {
            reply = shared.chat(message);
        } else {
            reply = ((SharedAgent) agent).chat(message);
        }
        if (reply != null) {
            onText.accept(reply);
        }
        return reply;
    }

    /**
     * What the agent says of a user's session: values by what they mean, as far as it offers them.
     *
     * @throws AgentException if the agent fails
     */
    Map<String, String> figures(String user) {
        Map<String, String> figures = new LinkedHashMap<>();
        if (agent instanceof ConversationalAgent personal) {
            figures.put("messages stored", String.valueOf(personal.historySize(user)));
        } else if (agent instanceof ContextCapAgent shared) {
            figures.put("messages stored, of all users", String.valueOf(shared.historySize()));
        }
        if (agent instanceof TokenCountingAgent counting) {
            figures.put("tokens, as the agent counts", String.valueOf(counting.tokensUsed(user)));
        }
        if (agent instanceof BudgetAgent budget) {
            figures.put("dollars, as the agent counts", budget.spent(user).toPlainString());
            figures.put(
                    "budget left today",
                    AgentResources.DAILY_BUDGET.subtract(budget.spentToday()).toPlainString());
        }
        return figures;
    }

    /**
     * How many messages the agent holds of so many users, estimated from some of them; empty if it does not say.
     *
     * @throws AgentException if the agent fails
     */
    OptionalLong stored(int users, IntFunction<String> name) {
        if (agent instanceof ConversationalAgent personal) {
            int step = Math.max(1, users / SAMPLED_USERS);
            long counted = 0;
            long stored = 0;
            for (int i = 0; i < users; i += step) {
                stored += personal.historySize(name.apply(i));
                counted++;
            }
            return OptionalLong.of(stored * users / counted);
        }
        return agent instanceof ContextCapAgent shared ? OptionalLong.of(shared.historySize()) : OptionalLong.empty();
    }
}
