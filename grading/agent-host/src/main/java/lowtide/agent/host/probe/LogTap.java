package lowtide.agent.host.probe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lowtide.agent.api.LogEvent;
import org.slf4j.LoggerFactory;

/**
 * Collects what is logged through SLF4J, java.util.logging and System.Logger, at every level, until it is closed.
 * Thread-safe. This module's logback.xml switches off what libraries log about themselves.
 */
public final class LogTap extends AppenderBase<ILoggingEvent> implements Probe<List<LogEvent>> {

    /** How many events are kept: more than any check causes, so that an agent that floods the log does not fill the memory. */
    private static final int KEPT = 20_000;

    /** How much is kept of all of them, in UTF-16 units: a check reads all of it in a fraction of a second. */
    private static final int MAX = 4 << 20;

    private final List<LogEvent> events = new ArrayList<>();
    private final Consumer<LogEvent> audience;
    private final Logger root;
    private final JulBridge jul;
    private int room = MAX;
    private long leftOut;

    /** @param audience gets every event at INFO and above, to show it to the student */
    public LogTap(Consumer<LogEvent> audience) {
        this.audience = audience;
        LoggerContext context = loggerContext();
        root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        setContext(context);
        start();
        root.addAppender(this);
        jul = new JulBridge();
    }

    /** Waits while another thread initializes SLF4J, which returns a substitute until then. */
    private static LoggerContext loggerContext() {
        while (true) {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
                return context;
            }
            Thread.onSpinWait();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        int before = room;
        List<String> extras = new ArrayList<>();
        LogEvent logged = new LogEvent(
                event.getLevel().toString(),
                kept(event.getLoggerName()),
                kept(String.valueOf(event.getFormattedMessage())),
                pairs(event, extras),
                diagnosticContext(event),
                event.getThrowableProxy() == null ? "" : kept(ThrowableProxyUtil.asString(event.getThrowableProxy())),
                withTheRest(extras, event));
        if (events.size() < KEPT) {
            events.add(logged);
        } else {
            leftOut += before - room;
            room = before;
        }
        if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
            audience.accept(logged);
        }
    }

    /**
     * All events since the last call, and a {@linkplain LogEvent#isGap() gap} if some were dropped. AppenderBase
     * appends under this object's lock, so this holds it too.
     */
    @Override
    public synchronized List<LogEvent> drain() {
        if (leftOut > 0) {
            events.add(LogEvent.gap(leftOut));
        }
        List<LogEvent> drained = List.copyOf(events);
        events.clear();
        room = MAX;
        leftOut = 0;
        return drained;
    }

    @Override
    public void close() {
        jul.close();
        root.detachAppender(this);
        stop();
    }

    /** The pairs; earlier values of a repeated key go to the extras. */
    private Map<String, String> pairs(ILoggingEvent event, List<String> extras) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> {
                String key = kept(String.valueOf(pair.key));
                String earlier = pairs.put(key, kept(String.valueOf(pair.value)));
                if (earlier != null) {
                    extras.add(key + "=" + earlier);
                }
            });
        }
        return pairs;
    }

    private Map<String, String> diagnosticContext(ILoggingEvent event) {
        Map<String, String> context = new LinkedHashMap<>();
        event.getMDCPropertyMap().forEach((key, value) -> context.put(kept(key), kept(String.valueOf(value))));
        return context;
    }

    private List<String> withTheRest(List<String> extras, ILoggingEvent event) {
        extras.add(kept("thread=" + event.getThreadName()));
        if (event.getMarkerList() != null) {
            event.getMarkerList().forEach(marker -> extras.add(kept("marker=" + marker)));
        }
        if (event.getArgumentArray() != null) {
            Stream.of(event.getArgumentArray())
                    .map(String::valueOf)
                    .filter(argument -> !event.getFormattedMessage().contains(argument))
                    .forEach(argument -> extras.add(kept("argument=" + argument)));
        }
        event.getLoggerContextVO().getPropertyMap().forEach((key, value) -> extras.add(kept(key + "=" + value)));
        return extras;
    }

    /** The part of the text that there is room for. */
    private String kept(String text) {
        int length = Math.min(text.length(), room);
        if (length < text.length() && length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
            length--; // no character is cut in half
        }
        room -= length;
        leftOut += text.length() - length;
        return length == text.length() ? text : text.substring(0, length) + "...";
    }
}
