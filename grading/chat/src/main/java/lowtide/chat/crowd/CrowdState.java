package lowtide.chat.crowd;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A crowd of one agent.
 *
 * @param running false once it has ended
 * @param ending  why it has ended; empty while it runs
 * @param error   the first error that a user got; empty if there was none
 */
public record CrowdState(
        String agent, int users, int prompts, boolean running, String ending, String error, List<CrowdSample> samples) {

    /** The same with what the kit says translated. */
    public CrowdState translated(UnaryOperator<String> translation) {
        return new CrowdState(
                agent, users, prompts, running, translation.apply(ending), translation.apply(error), samples);
    }
}
