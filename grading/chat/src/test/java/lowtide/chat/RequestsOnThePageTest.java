package lowtide.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A request on the page")
@ExtendWith(ChromiumExtension.class)
class RequestsOnThePageTest {

    private static final String COPYING =
            "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };";

    @Test
    @DisplayName("says what is new since the one before for the same user, and what a cap leaves out")
    void difference(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(1, browser)) {
            page.say("alice", "I ate a salad");
            page.awaitText("#wire-line", "Request 1, for alice");
            assertThat(page.text("#wire-change")).isEmpty();
            assertThat(fresh(page)).isEmpty();

            page.say("bob", "I went for a run");
            page.say("alice", "What did I eat?");
            page.awaitText("#wire-change", "Since request 1: 4 new, 1 sent again.");
            assertThat(fresh(page)).hasSize(4).last().asString().contains("What did I eat?");

            for (int i = 0; i < 9; i++) {
                page.say("alice", "I ate pie number " + i);
            }
            page.awaitText("#wire-change", "Since request 11: 2 new, 17 sent again, 2 left out.");
        }
    }

    @Test
    @DisplayName("is shown with its response as JSON, which can be copied")
    void json(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(2, browser)) {
            page.say("alice", "I ate a salad");
            page.click("#raw");
            page.awaitText("#wire-raw", "usageMetadata");

            assertThat(page.text("#wire-raw")).contains("\"contents\": [", "\"text\": \"I ate a salad\"", "\"STOP\"");
            page.until("document.getElementById('wire-messages').hidden");
            browser.executeScript(COPYING);
            page.click("#wire-raw button");
            page.awaitText("#notice", "The request is copied.");
            assertThat(browser.executeScript("return JSON.parse(window.copied).contents[0].parts[0].text"))
                    .isEqualTo("I ate a salad");

            page.say("alice", "What did I eat?");
            page.awaitText("#wire-raw", "What did I eat?");
            page.click("#raw");
            page.until("document.getElementById('wire-raw').hidden");
            assertThat(browser.consoleMessages()).isEmpty();
        }
    }

    @Test
    @DisplayName("that streams is shown with the events of its response")
    void events(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(16, browser)) {
            page.say("alice", "I ate a salad");
            page.click("#raw");
            page.awaitText("#wire-raw", "data: {");

            assertThat(page.text("#wire-answer")).matches("Gemini answered with status 200 after [\\d,]+ ms; .*");
        }
    }

    @Test
    @DisplayName("costs what its turn says, together with the other requests of the turn")
    void costOfTurns(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(8, browser)) {
            page.say("alice", "I ate an apple");

            assertThat(page.conversation("alice"))
                    .containsPattern("ms, 2 requests to Gemini, \\d+ tokens in, \\d+ out, \\$0\\.00\\d+");
            page.awaitFigure("alice", "requests to Gemini", "2");
            String whole = String.valueOf(
                    browser.executeScript("return [...document.querySelectorAll(\"[aria-label='Chat of alice'] dt\")]"
                            + ".find(each => each.textContent === 'dollars').nextSibling.textContent"));
            assertThat(page.conversation("alice")).contains(whole);
        }
    }

    @ParameterizedTest(name = "{0} x {1}, {2}")
    @DisplayName("is readable and accessible as JSON on every screen")
    @CsvSource({"1024, 768, light", "1024, 768, dark", "400, 844, light"})
    void screens(int width, int height, String scheme, Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.broken(browser)) {
            browser.resize(width, height);
            browser.media("screen", scheme);
            page.click("#play");
            page.awaitText("#wire-line", "Request 5, for bob");
            page.awaitText("#wire-answer", "status 200");
            page.screenshot("messages-" + width + "-" + scheme);
            page.click("#raw");
            page.awaitText("#wire-raw", "usageMetadata");

            assertThat(Axe.violations(browser)).isEmpty();
            page.until("document.documentElement.scrollWidth <= " + width);
            page.screenshot("json-" + width + "-" + scheme);
        } finally {
            browser.reset();
        }
    }

    /** The messages that are marked as new; in one step, because the page replaces them when Gemini has answered. */
    private static List<?> fresh(OpenChat page) {
        return (List<?>)
                page.browser()
                        .executeScript(
                                "return [...document.querySelectorAll('#wire-messages li:has(.new)')].map(each => each.textContent)");
    }
}
