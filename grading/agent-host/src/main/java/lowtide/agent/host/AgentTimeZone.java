package lowtide.agent.host;

import java.util.TimeZone;

/**
 * The default time zone of the JVM while an agent runs in it: not UTC, so that an agent that takes it for UTC is noticed
 * on every machine. Closing it brings back the zone from before.
 */
public final class AgentTimeZone implements AutoCloseable {

    private static final String ID = "Asia/Kathmandu"; // UTC+05:45, without daylight saving time

    private final TimeZone before = TimeZone.getDefault();

    private AgentTimeZone() {}

    /** Sets the default time zone. */
    public static AgentTimeZone set() {
        AgentTimeZone zone = new AgentTimeZone();
        TimeZone.setDefault(TimeZone.getTimeZone(ID));
        return zone;
    }

    @Override
    public void close() {
        TimeZone.setDefault(before);
    }
}
