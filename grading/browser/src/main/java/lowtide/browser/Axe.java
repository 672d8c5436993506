package lowtide.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks pages for accessibility with axe-core: all rules of WCAG 2 that it has, and its best practices. */
public final class Axe {

    private static final String SCRIPT = script();

    private static final String RUN = """
            const done = arguments[0];
            axe.run(document, {resultTypes: ['violations']}).then(
                results => done(results.violations.flatMap(rule => rule.nodes.map(node =>
                    `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
                error => done(['axe failed: ' + error]));""";

    private Axe() {}

    /**
     * Checks the page that the browser shows, as it is at this moment.
     *
     * @return one line for each violation, with the rule, the element's selector and what to fix; empty if there is none
     */
    public static List<String> violations(Chromium browser) {
        browser.executeScript("if (!window.axe) {" + SCRIPT + "}");
        return ((List<?>) browser.executeAsyncScript(RUN))
                .stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
