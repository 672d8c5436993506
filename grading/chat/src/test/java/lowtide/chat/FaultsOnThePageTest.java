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

@DisplayName("A fault that is switched on")
@ExtendWith(ChromiumExtension.class)
class FaultsOnThePageTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("is what the user and the wire show until it is switched off")
    @CsvSource({
        "OVERLOADED, threw, status 503",
        "QUOTA, threw, status 429",
        "BLOCKED, threw, status 200",
        "BROKEN, threw, status 200"
    })
    void faultIsSeen(String fault, String user, String wire, Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(5, browser)) {
            page.choose("fault", fault);
            page.say("alice", "I ate a salad");

            page.awaitText("#wire-answer", wire);
            assertThat(page.conversation("alice")).contains(user);
            assertThat(Axe.violations(browser)).isEmpty();

            page.choose("fault", "NONE");
            page.say("alice", "I ate a soup");
            assertThat(page.conversation("alice")).contains("Logged: soup");
        }
    }

    @Test
    @DisplayName("lets the request be seen while Gemini has not answered")
    void slowAnswer(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(2, browser)) {
            page.choose("fault", "SLOW");
            page.type("alice", "I ate a salad");

            page.awaitText("#wire-answer", "Gemini has not answered yet.");
            assertThat(page.conversation("alice")).contains("The agent is working");

            page.awaitText("#wire-answer", "status 200");
            assertThat(page.conversation("alice")).contains("Logged: salad");
        }
    }

    @Test
    @DisplayName("makes a tool throw, which the model is told")
    void toolFails(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(8, browser)) {
            page.choose("fault", "TOOL");
            page.say("alice", "I ate a salad");

            page.awaitText("#wire-line", "Request 2");
            page.awaitText("#wire-messages", "log_food");
            assertThat(page.text("#wire-messages")).contains("log_food failed");
        }
    }

    @Test
    @DisplayName("makes an agent pause, which moves its clock")
    void agentPauses(Chromium browser) throws IOException {
        try (OpenChat page = OpenChat.solution(6, browser)) {
            page.choose("fault", "OVERLOADED");
            page.say("alice", "I ate a salad");

            page.awaitText("#notice", "The agent paused for");
            assertThat(page.conversation("alice")).containsPattern("[2-9] requests to Gemini");
        }
    }
}
