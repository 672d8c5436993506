package lowtide.simulation.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import lowtide.browser.Chromium;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** The page in a browser: input and output as users see them. Every input waits until the page shows its result. */
final class BrowserPage {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Chromium browser;
    private final URI uri;

    BrowserPage(Chromium browser, URI uri) {
        this.browser = browser;
        this.uri = uri;
    }

    Chromium browser() {
        return browser;
    }

    URI uri() {
        return uri;
    }

    /** Opens the page with a query such as "?users=7", or with its defaults if the query is empty. */
    void open(String query) {
        browser.get(uri + query);
        settle();
    }

    /** Opens the page again at its current address. */
    void reload() {
        browser.get(browser.getCurrentUrl());
        settle();
    }

    /** Replaces the text of a field, key by key. */
    void type(String field, String text) {
        WebElement input = field(field);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
        settle();
    }

    void click(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
        settle();
    }

    /** Waits until the page shows the results of the latest input. */
    void settle() {
        until("document.getElementById('results').getAttribute('aria-busy') === 'false'");
    }

    /** Waits for a condition in JavaScript. */
    void until(String condition) {
        browser.executeAsyncScript("const done = arguments[0]; const look = () => " + condition
                + " ? done() : setTimeout(look, 5); look();");
    }

    WebElement field(String id) {
        return browser.findElement(By.id(id));
    }

    WebElement slider(String id) {
        return field(id + "-slider");
    }

    String value(String id) {
        return Optional.ofNullable(field(id).getDomProperty("value")).orElseThrow();
    }

    String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    /** A row of the table of results, from 1. */
    List<String> row(int row) {
        return rows().get(row - 1);
    }

    /** The rows of the table of results, without its header. */
    List<List<String>> rows() {
        String cells = script("return [...document.getElementById('answers').tBodies[0].rows]"
                + ".map(row => [...row.cells].map(cell => cell.textContent).join('|')).join('\\n')");
        return Stream.of(cells.split("\n"))
                .map(row -> Arrays.asList(row.split("\\|", -1)))
                .toList();
    }

    /** The text for screen readers, which is not visible. */
    String spoken() {
        return script("return document.getElementById('spoken').textContent");
    }

    boolean isVisible(String id) {
        return field(id).isDisplayed();
    }

    String script(String script) {
        return String.valueOf(browser.executeScript(script));
    }

    BufferedImage screenshot(String name) throws IOException {
        byte[] png = browser.getScreenshotAs(OutputType.BYTES);
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve("page-" + name + ".png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
