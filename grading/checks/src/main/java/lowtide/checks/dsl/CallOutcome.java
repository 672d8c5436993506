package lowtide.checks.dsl;

import java.util.Optional;
import java.util.function.Supplier;
import lowtide.agent.api.AgentThrew;

/**
 * What the caller got from a call of the agent: one of the two.
 *
 * @param reply the text "null" if the agent returned null
 */
public record CallOutcome(Optional<String> reply, Optional<AgentThrew> failure) {

    /** Makes the call. */
    public static CallOutcome of(Supplier<String> call) {
        try {
            return new CallOutcome(Optional.of(String.valueOf(call.get())), Optional.empty());
        } catch (AgentThrew threw) {
            return new CallOutcome(Optional.empty(), Optional.of(threw));
        }
    }

    /** As a sentence for messages. */
    public String sentence() {
        return "The caller got " + inWords() + ".";
    }

    /** As a part of a sentence, without a full stop. */
    public String inWords() {
        return failure.map(CheckContext::described).orElseGet(() -> CheckContext.quoted(reply.orElse(null)));
    }
}
