package lowtide.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The lesson's script, typed on the page,")
@ExtendWith(ChromiumExtension.class)
class LeakOnThePageTest {

    @Test
    @DisplayName("shows the leak of the broken agent, in the answer and on the wire")
    void brokenAgentLeaks(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.broken(browser)) {
            typeTheScript(page);

            page.awaitText("#wire-line", "Request 5, for bob");
            page.awaitText("#wire-answer", "status 200");
            assertThat(page.conversation("bob")).contains("You ate: salad", "Sent with 4 messages of another user");
            assertThat(page.text("#wire-line")).contains("9 messages, 4 with words of another user");
            assertThat(page.foreign())
                    .hasSize(4)
                    .allMatch(text -> text.contains("words of alice") && text.contains("in a request for bob"))
                    .anyMatch(text -> text.contains("I ate a salad"));
            assertThat(browser.consoleMessages()).isEmpty();
            page.screenshot("broken");
        }
    }

    @ParameterizedTest(name = "{0} x {1}, {2}")
    @DisplayName("is readable and accessible on every screen")
    @CsvSource({"1024, 768, light", "1024, 768, dark", "390, 844, light", "1920, 1080, dark"})
    void screens(int width, int height, String scheme, Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.broken(browser)) {
            browser.resize(width, height);
            browser.media("screen", scheme);
            page.click("#play");
            page.awaitText("#wire-line", "Request 5, for bob");
            page.awaitText("#wire-answer", "status 200");

            assertThat(Axe.violations(browser)).isEmpty();
            page.until("document.documentElement.scrollWidth <= " + width);
            page.screenshot(width + "-" + scheme);
        } finally {
            browser.reset();
        }
    }

    @Test
    @DisplayName("shows no leak of the solution of stage 2")
    void solutionKeepsUsersApart(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(2, browser)) {
            typeTheScript(page);

            page.awaitText("#wire-line", "Request 5, for bob");
            page.awaitText("#wire-answer", "status 200");
            assertThat(page.conversation("bob"))
                    .contains("I cannot see that you ate anything")
                    .doesNotContain("salad", "another user");
            assertThat(page.text("#wire-line")).contains("5 messages, none of another user");
            assertThat(page.foreign()).isEmpty();
            page.awaitFigure("bob", "messages stored", "6");
        }
    }

    private static void typeTheScript(OpenChat page) {
        page.say("alice", "I ate a salad");
        page.say("bob", "I went for a run");
        page.say("alice", "What did I eat?");
        page.say("bob", "What did I do?");
        page.say("bob", "What did I eat?");
    }
}
