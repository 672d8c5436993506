package lowtide.checks.budget;

import dev.langchain4j.model.chat.ChatModel;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** What stage 9 asks of the agent: prices of models, and a budget for each day. */
public interface BudgetAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<BudgetAgent> CONTRACT =
            AgentContract.of(BudgetAgent.class, Constructor.class, "lowtide.budget.WellnessAgent");

    /** What this user's calls have cost since the agent was made, in dollars; 0 for a user the agent does not know. */
    BigDecimal spent(String userId);

    /** What all calls of this day have cost, in dollars. Read only while no call is running. */
    BigDecimal spentToday();

    /** What the agent is made of. */
    interface Constructor {
        BudgetAgent create(ChatModel model, InstantSource clock, Map<String, Price> prices, BigDecimal dailyBudget);
    }
}
