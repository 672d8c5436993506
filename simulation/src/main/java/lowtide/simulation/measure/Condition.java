package lowtide.simulation.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Replies;
import lowtide.simulation.agent.AgentKind;
import lowtide.simulation.agent.AgentResources;

/** What makes a measurement harder. */
sealed interface Condition {

    /** Nothing does. */
    Condition NONE = new None();

    /** What an agent of this kind is measured with once more; empty if its stage is about something else. */
    static Optional<Condition> of(AgentKind kind, BigDecimal dollarsADay, int days) {
        return switch (kind) {
            case BUDGET ->
                Optional.of(new HalfTheBudget(dollarsADay.divide(BigDecimal.valueOf(2), 4, RoundingMode.HALF_UP)));
            case FALLBACK -> Optional.of(new ModelDown(days / 2 + 1));
            default -> Optional.empty();
        };
    }

    /** The name of the measured line. */
    String name();

    /** What it does, for people. */
    String description();

    /** What the agent gets. */
    default AgentResources resources() {
        return AgentResources.PLENTIFUL;
    }

    /** Called before each call of the agent. */
    default void apply(Account account, int day) {}

    record None() implements Condition {
        @Override
        public String name() {
            return "measured";
        }

        @Override
        public String description() {
            return "";
        }
    }

    /** @param dollars half of what a day has cost on average */
    record HalfTheBudget(BigDecimal dollars) implements Condition {
        @Override
        public String name() {
            return "with budget";
        }

        @Override
        public String description() {
            return "$" + dollars.toPlainString() + " a day, half the measured cost";
        }

        @Override
        public AgentResources resources() {
            return AgentResources.PLENTIFUL.withDailyBudget(dollars);
        }
    }

    /** @param from the day on which the first model goes down */
    record ModelDown(int from) implements Condition {
        @Override
        public String name() {
            return "with fallback";
        }

        @Override
        public String description() {
            return String.format(Locale.ROOT, "%s is down from day %d on", AgentResources.MODELS.get(0), from);
        }

        @Override
        public void apply(Account account, int day) {
            if (day >= from) {
                account.model(AgentResources.MODELS.get(0)).always(Replies.overloaded());
            }
        }
    }
}
