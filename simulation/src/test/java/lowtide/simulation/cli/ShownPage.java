package lowtide.simulation.cli;

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
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** The page in a browser: what a person does with it and reads from it. Every deed waits for its answer. */
final class ShownPage {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Chromium browser;
    private final URI uri;

    ShownPage(Chromium browser, URI uri) {
        this.browser = browser;
        this.uri = uri;
    }

    void visit(String query) {
        browser.get(uri + query);
        settle();
    }

    void type(String field, String text) {
        WebElement input = field(field);
        input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
        settle();
    }

    void click(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
        settle();
    }

    /** Until the newest question is answered and shown. */
    void settle() {
        until("!asking");
    }

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

    List<String> row(int row) {
        return rows().get(row - 1);
    }

    /** The cells of the table, without its heads. */
    List<List<String>> rows() {
        String cells = script("return [...byId('answers').tBodies[0].rows]"
                + ".map(row => [...row.cells].map(cell => cell.textContent).join('|')).join('\\n')");
        return Stream.of(cells.split("\n"))
                .map(row -> Arrays.asList(row.split("\\|", -1)))
                .toList();
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
