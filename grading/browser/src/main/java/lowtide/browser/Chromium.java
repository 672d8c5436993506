package lowtide.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.AddHasCdp;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The installed browser, headless. Unlike Selenium's own driver class, it never downloads one. */
public final class Chromium extends ChromiumDriver {

    private Chromium(ChromeDriverService service, ChromeOptions options) {
        super(
                new ChromiumDriverCommandExecutor(service, new AddHasCdp().getAdditionalCommands()),
                options,
                ChromeOptions.CAPABILITY);
        cdp = new AddHasCdp().getImplementation(getCapabilities(), getExecuteMethod());
    }

    /**
     * Starts a browser with a new profile. If none is installed, skips the test class with a message, or fails it on a build
     * server ({@code CI=true}).
     */
    public static Chromium start() {
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome", "chrome");
        Optional<Path> driver = onPath("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            String missing = "No " + (browser.isEmpty() ? "chromium" : "chromedriver")
                    + " on the PATH: skipped the tests of the page (Debian: apt-get install chromium chromium-driver)";
            return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-dev-shm-usage",
                "--window-size=1400,1300",
                "--lang=en-US",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        options.setCapability("goog:loggingPrefs", logs);
        Chromium started = new Chromium(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        started.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
        return started;
    }

    /**
     * Shows the following pages as a screen of another size does.
     *
     * @param width  in CSS pixels
     * @param height in CSS pixels
     */
    public void resize(int width, int height) {
        executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /**
     * Shows pages as with other settings of the system, and returns when the page is drawn with them: styles of hidden parts,
     * such as a closed {@code details}, change only with the next frame.
     *
     * @param medium "screen" or "print"
     * @param scheme "light" or "dark"
     */
    public void media(String medium, String scheme) {
        executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    /** Undoes {@link #resize} and {@link #media}. */
    public void reset() {
        executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
    }

    /** Returns the messages on the browser's console since the last call of this method. */
    public List<String> consoleMessages() {
        return manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * Dispatches a mouse event. WebDriver's own actions release a slider between two calls.
     *
     * @param event mouseMoved, mousePressed or mouseReleased
     */
    public void mouse(String event, int x, int y, boolean pressed) {
        executeCdpCommand(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        event,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        pressed || event.equals("mouseReleased") ? "left" : "none",
                        "buttons",
                        pressed ? 1 : 0,
                        "clickCount",
                        event.equals("mouseMoved") ? 0 : 1));
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders =
                Arrays.asList(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> Stream.of(name, name + ".exe"))
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
