package lowtide.chat.room;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A user and the state of the user's session.
 *
 * @param tokensIn  of all requests that the user's turns caused
 * @param tokensOut of their replies, thoughts included
 * @param agentSays what the agent says of the session: values by what they mean
 */
public record UserState(
        String name, int requests, long tokensIn, long tokensOut, BigDecimal dollars, Map<String, String> agentSays) {}
