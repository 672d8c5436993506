package lowtide.simulation.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import lowtide.browser.ChromiumExtension;
import lowtide.simulation.cli.PageFields;
import lowtide.simulation.page.CostPage;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a {@link BrowserPage} to test methods and constructors. All test classes share one server, which is closed after
 * the last test; those that run at the same time have a browser each.
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
        CostPage server = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(CostPage.class, key -> serve(), CostPage.class);
        return new BrowserPage(ChromiumExtension.browser(context), server.uri());
    }

    private static CostPage serve() {
        try {
            return CostPage.serve(0, new PageFields());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
