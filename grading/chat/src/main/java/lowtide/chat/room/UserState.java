package lowtide.chat.room;

import java.util.Map;
import java.util.OptionalInt;
import lowtide.chat.wire.Totals;

/**
 * A user and the state of the user's session.
 *
 * @param totals    of all requests that the user's turns caused
 * @param agentSays what the agent says of the session: values by what they mean
 * @param callsLeft how many calls the user has left this minute, if the stage limits them
 */
public record UserState(String name, Totals totals, Map<String, String> agentSays, OptionalInt callsLeft) {}
