package lowtide.simulation.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import lowtide.simulation.cli.PageFields;
import lowtide.simulation.page.CostPage;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a {@link BrowserPage} to test methods and constructors. All test classes share one browser and one server,
 * which are closed after the last test.
 */
final class BrowserExtension implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BrowserExtension.class);

    /** Starts the browser, or skips the test class if there is none. */
    @Override
    public void beforeAll(ExtensionContext context) {
        page(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrowserPage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return page(context);
    }

    private static BrowserPage page(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class)
                .page();
    }

    private record Shared(Chromium browser, CostPage server, BrowserPage page) implements AutoCloseable {

        static Shared start() {
            Chromium browser = Chromium.start();
            try {
                CostPage server = CostPage.serve(0, new PageFields());
                return new Shared(browser, server, new BrowserPage(browser, server.uri()));
            } catch (IOException e) {
                browser.quit();
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            browser.quit();
            server.close();
        }
    }
}
