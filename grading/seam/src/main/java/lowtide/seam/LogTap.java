package lowtide.seam;

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
import org.slf4j.LoggerFactory;

/**
 * Collects what is logged through SLF4J, at every level, while it is open. Thread-safe.
 * What libraries log about themselves is switched off in this module's logback.xml.
 */
final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** More than any check causes; an agent that floods the log fills no memory. */
    private static final int KEPT = 20_000;

    private final List<LogEvent> events = new ArrayList<>();
    private final Consumer<LogEvent> audience;
    private final Logger root;

    /** @param audience told of every event at INFO and above, for a student to see */
    LogTap(Consumer<LogEvent> audience) {
        this.audience = audience;
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        setContext(context);
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        LogEvent logged = new LogEvent(
                event.getLevel().toString(),
                event.getLoggerName(),
                String.valueOf(event.getFormattedMessage()),
                pairs(event),
                Map.copyOf(event.getMDCPropertyMap()),
                event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
        if (events.size() < KEPT) {
            events.add(logged);
        }
        if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
            audience.accept(logged);
        }
    }

    /** All events since the last call. AppenderBase appends under this object's lock, so this holds it too. */
    synchronized List<LogEvent> drain() {
        List<LogEvent> drained = List.copyOf(events);
        events.clear();
        return drained;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }

    private static Map<String, String> pairs(ILoggingEvent event) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> pairs.put(String.valueOf(pair.key), String.valueOf(pair.value)));
        }
        return pairs;
    }
}
