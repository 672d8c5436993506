package lowtide.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What a stage offers")
@ExtendWith(ChromiumExtension.class)
class StagesOnThePageTest {

    @Test
    @DisplayName("is shown as a waterfall where it traces")
    void tracing(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(14, browser)) {
            page.say("alice", "I ate a salad");
            page.click(".trace summary");
            assertThat(page.text(".trace")).contains("2 spans", "chat gemini-2.5-flash", "gen_ai.conversation.id");

            page.choose("fault", "OVERLOADED");
            page.say("alice", "What did I eat?");
            assertThat(page.conversation("alice")).contains("threw");
            assertThat(Axe.violations(browser)).isEmpty();
            page.screenshot("trace");
        }
    }

    @Test
    @DisplayName("are the calls that are left, and the clock brings them back")
    void rateLimit(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(4, browser)) {
            for (int i = 0; i < 20; i++) {
                page.say("alice", "I ate a salad");
            }
            page.awaitFigure("alice", "calls left this minute", "0");
            page.say("alice", "I ate a soup");
            assertThat(page.conversation("alice")).contains("RateLimitExceededException");

            page.click("[data-seconds='60']");
            page.awaitText("#notice", "moved on by 1 min");
            page.say("alice", "I ate a pie");
            assertThat(page.conversation("alice")).contains("Logged: pie");
        }
    }

    @Test
    @DisplayName("is a budget of the day, which the next day brings back")
    void budget(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(9, browser)) {
            page.say("alice", "I ate a salad");
            page.awaitFigure("alice", "budget left today", "0.04");

            page.click("[data-seconds='86400']");
            page.say("alice", "I ate a pie");
            assertThat(page.conversation("alice")).contains("Logged: pie");
        }
    }

    @Test
    @DisplayName("is a session that outlives the agent's process")
    void sessionFiles(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(10, browser)) {
            page.say("alice", "I ate a salad");
            page.click("#restart");
            page.awaitText("#notice", "Restarted.");
            page.say("alice", "What did I eat?");

            assertThat(page.conversation("alice")).contains("You ate: salad");
        }
    }

    @Test
    @DisplayName("is a reply that streams, and one that breaks off is shown up to there")
    void streaming(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(16, browser)) {
            page.say("alice", "I ate a salad");
            assertThat(page.conversation("alice")).contains("Logged: salad.");
            page.awaitFigure("alice", "messages stored", "2");

            page.choose("fault", "PIECES");
            page.type("alice", "I ate a pie");
            page.until("[...document.querySelectorAll('.reply')].length === 2"
                    + " && document.body.textContent.includes('is working')");
            page.until("!document.body.textContent.includes('is working')");
            page.awaitFigure("alice", "messages stored", "4");

            page.choose("fault", "BROKEN");
            page.say("alice", "What did I eat?");
            assertThat(page.conversation("alice")).contains("You", "threw").doesNotContain("You ate: salad, pie.");
            page.awaitFigure("alice", "messages stored", "4");
        }
    }

    @Test
    @DisplayName("is played again from a link, with users of its own")
    void link(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(2, browser)) {
            page.say("alice", "I ate a salad");
            assertThat(browser.getCurrentUrl()).endsWith("#say=alice%3A+I+ate+a+salad");
        }
        try (OpenChat page = OpenChat.solution(2, browser)) {
            browser.get(page.address() + "#say=carol%3A+I+ate+a+pie&say=carol%3A+What+did+I+eat%3F");
            browser.navigate().refresh();
            page.until("!document.getElementById('link-found').hidden"); // once the page knows that nobody has talked
            assertThat(page.text("#link-says")).isEqualTo("This link holds 2 messages.");
            page.click("#play-link");
            page.until("document.querySelectorAll('.reply').length === 2");
            assertThat(page.conversation("carol")).contains("You ate: pie");
        }
    }
}
