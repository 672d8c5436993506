package lowtide.browser;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a {@link Chromium} to test methods and constructors. Test classes of a module share one after the other; those
 * that run at the same time have one each.
 */
public final class ChromiumExtension implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ChromiumExtension.class);

    /** The browser of the test class, started if no other class has left one. It quits after the last test. */
    public static Chromium browser(ExtensionContext context) {
        Idle idle = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Idle.class, key -> new Idle(new ConcurrentLinkedQueue<>()), Idle.class);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Borrowed.class, key -> Borrowed.from(idle), Borrowed.class)
                .browser();
    }

    /** Starts the browser, or skips the test class if there is none. */
    @Override
    public void beforeAll(ExtensionContext context) {
        browser(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser(context);
    }

    /** Browsers that no test class uses now. JUnit closes it after the last test. */
    private record Idle(Queue<Chromium> browsers) implements AutoCloseable {

        @Override
        public void close() {
            browsers.forEach(Chromium::quit);
        }
    }

    /** The browser of a test class. JUnit closes it after the class. */
    private record Borrowed(Chromium browser, Idle idle) implements AutoCloseable {

        static Borrowed from(Idle idle) {
            Chromium left = idle.browsers().poll();
            return new Borrowed(left == null ? Chromium.start() : left, idle);
        }

        @Override
        public void close() {
            idle.browsers().add(browser);
        }
    }
}
