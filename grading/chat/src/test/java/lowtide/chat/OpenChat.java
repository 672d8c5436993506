package lowtide.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.browser.Chromium;
import lowtide.chat.agent.AgentSource;
import lowtide.chat.gemini.RealGemini;
import lowtide.course.Course;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** The page in a browser, with an agent behind it. What is typed waits until the agent has answered. */
final class OpenChat implements AutoCloseable {

    static final Path KIT = Path.of("").toAbsolutePath().getParent().getParent();

    /** Starting two agents and a crowd takes seconds, and much more on a busy machine. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Chat chat;
    private final Chromium browser;

    private OpenChat(Chat chat, Chromium browser) {
        this.chat = chat;
        this.browser = browser;
    }

    static OpenChat of(AgentSource source, Chromium browser) throws IOException {
        return of(source, browser, Optional.empty());
    }

    static OpenChat of(AgentSource source, Chromium browser, Optional<RealGemini> real) throws IOException {
        return of(source, browser, real, Locale.ENGLISH);
    }

    static OpenChat in(Locale language, AgentSource source, Chromium browser) throws IOException {
        return of(source, browser, Optional.empty(), language);
    }

    private static OpenChat of(AgentSource source, Chromium browser, Optional<RealGemini> real, Locale language)
            throws IOException {
        browser.manage().timeouts().scriptTimeout(LONGEST_WAIT);
        OpenChat open = new OpenChat(Chat.open(source, 0, real, language), browser);
        browser.get(open.chat.address().toString());
        open.until("document.querySelectorAll('.chat').length >= 2");
        return open;
    }

    static OpenChat broken(Chromium browser) throws IOException {
        return of(AgentSource.broken(KIT), browser);
    }

    static OpenChat solution(int stage, Chromium browser) throws IOException {
        return of(source(stage, KIT.resolve("solutions")), browser);
    }

    static AgentSource source(int stage, Path parent) {
        return AgentSource.of(Course.shipped().stage(String.valueOf(stage)).orElseThrow(), parent);
    }

    String address() {
        return chat.address().toString();
    }

    Chromium browser() {
        return browser;
    }

    /** Types a message of a user and sends it. */
    void type(String user, String message) {
        browser.findElement(By.cssSelector("[aria-label='Message of " + user + "']"))
                .sendKeys(message, Keys.ENTER);
    }

    /** The same, and waits until the agent has answered or failed. */
    void say(String user, String message) {
        int before = browser.findElements(By.cssSelector(".said")).size();
        type(user, message);
        until("document.querySelectorAll('.said').length > " + before
                + " && !document.body.textContent.includes('is working')");
    }

    /** Types a message, and waits until the conversation of the user shows a text. */
    void say(String user, String message, String shown) {
        type(user, message);
        awaitText("[aria-label='Conversation of " + user + "']", shown);
    }

    void choose(String select, String value) {
        click("#" + select + " option[value='" + value + "']");
    }

    /** Replaces what a field holds. */
    void fill(String field, String value) {
        browser.findElement(By.id(field)).sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
    }

    void click(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    /** What is shown of the conversation of a user. */
    String conversation(String user) {
        return browser.findElement(By.cssSelector("[aria-label='Conversation of " + user + "']"))
                .getText();
    }

    /** What is shown of an element. */
    String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    /** The texts of the messages on the wire that are marked as those of another user. */
    List<String> foreign() {
        return browser.findElements(By.cssSelector("#wire-messages .foreign")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Waits until an element shows this text. */
    void awaitText(String selector, String text) {
        until("document.querySelector(\"" + selector + "\").textContent.includes(\"" + text + "\")");
    }

    /** Waits until a figure below the chat of a user begins like this: it comes after the answer. */
    void awaitFigure(String user, String meaning, String value) {
        until("[...document.querySelectorAll(\"[aria-label='Chat of " + user + "'] dt\")].some(each =>"
                + " each.textContent === '" + meaning + "' && each.nextSibling.textContent.startsWith('" + value
                + "'))");
    }

    /** Waits for a condition in JavaScript. */
    void until(String condition) {
        browser.executeAsyncScript("const done = arguments[0]; const look = () => " + condition
                + " ? done() : setTimeout(look, 5); look();");
    }

    /** Saves what is shown, for people to look at. */
    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        browser.get("about:blank");
        browser.consoleMessages(); // the next test shall not find those of this one
        chat.close();
    }
}
