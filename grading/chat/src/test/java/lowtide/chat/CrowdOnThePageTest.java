package lowtide.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@DisplayName("A crowd")
@ExtendWith(ChromiumExtension.class)
class CrowdOnThePageTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("of 200 users talks to two agents for a day, and ends by itself")
    void twoAgents(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.of(OpenChat.source(2, OpenChat.KIT.resolve("exercises")), browser)) {
            start(page, 200, 2, true);
            page.until(
                    "document.getElementById('crowd-says').textContent.split(/All messages are|It was stopped/).length === 3");

            assertThat(page.text("#crowd-says"))
                    .contains("exercises/02-user-isolation:", "solutions/02-user-isolation: All messages are answered");
            assertThat(row(page, "answered")).contains("400");
            assertThat(row(page, "messages held")).contains("800");
            assertThat(row(page, "requests to Gemini")).contains("400");
            page.until("document.querySelectorAll('#crowd-charts canvas').length === 4");
            assertThat(Axe.violations(browser)).isEmpty();
            assertThat(browser.consoleMessages()).isEmpty();
            page.screenshot("crowd");
        }
    }

    @Test
    @DisplayName("is stopped by a button, and counts what failed")
    void stopped(Chromium browser) throws IOException {
        WrittenAgent agent = new WrittenAgent(folder, "throw new IllegalStateException(\"no\");");
        try (OpenChat page = OpenChat.of(agent.source(), browser)) {
            start(page, 10_000, 10, false);
            page.until("[...document.querySelectorAll('#crowd-table td')].length > 0");
            page.click("#crowd-stop");

            page.awaitText("#crowd-says", "Stopped. The first error:");
            assertThat(row(page, "answered")).endsWith(" 0");
            assertThat(page.text("#crowd-says")).contains("IllegalStateException");
        }
    }

    @Test
    @DisplayName("that is too large is refused, and the page says what is permitted")
    void tooLarge(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.broken(browser)) {
            start(page, 10_000, 50, false);

            page.awaitText("#problem", "at most 100000 messages");
        }
    }

    private static void start(OpenChat page, int users, int prompts, boolean withSolution) {
        page.click("#crowd summary");
        page.fill("crowd-users", String.valueOf(users));
        page.fill("crowd-prompts", String.valueOf(prompts));
        if (withSolution) {
            page.click("#crowd-solution");
        }
        page.click("#crowd-start");
    }

    private static String row(OpenChat page, String name) {
        return page.browser().findElements(By.cssSelector("#crowd-table tr")).stream()
                .map(WebElement::getText)
                .filter(text -> text.startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
