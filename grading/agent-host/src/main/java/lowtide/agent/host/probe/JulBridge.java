package lowtide.agent.host.probe;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Passes to SLF4J whatever java.util.logging gets, at every level, instead of printing it, until it is closed.
 * System.Logger logs through java.util.logging.
 */
final class JulBridge implements AutoCloseable {

    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Level level = root.getLevel();
    private final List<Handler> printing = List.of(root.getHandlers());
    private final Handler bridge = new SLF4JBridgeHandler();

    JulBridge() {
        printing.forEach(root::removeHandler);
        root.addHandler(bridge);
        root.setLevel(Level.ALL);
    }

    @Override
    public void close() {
        root.removeHandler(bridge);
        root.setLevel(level);
        printing.forEach(root::addHandler);
    }
}
