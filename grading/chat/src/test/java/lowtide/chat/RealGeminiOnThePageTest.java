package lowtide.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import lowtide.chat.gemini.RealGemini;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FakeGemini stands in for the real one, behind the relay that the real one has. */
@DisplayName("With the real Gemini, the page")
@ExtendWith(ChromiumExtension.class)
class RealGeminiOnThePageTest {

    @ParameterizedTest(name = "stage {0}")
    @DisplayName("says so in large letters, and shows what was sent and what it costs")
    @ValueSource(ints = {2, 13, 16})
    void relayed(int stage, Chromium browser) throws IOException {
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.open(1);
                OpenChat page = OpenChat.of(
                        OpenChat.source(stage, OpenChat.KIT.resolve("solutions")),
                        browser,
                        Optional.of(real(account)))) {
            page.awaitText("#model", "THE REAL GEMINI ANSWERS");
            assertThat(browser.getPageSource()).doesNotContain(account.apiKey());

            page.say("alice", "I ate a salad");
            page.say("alice", "What did I eat?");

            page.awaitText("#wire-line", "3 messages"); // numbers of requests count embeddings, too
            page.awaitText("#wire-answer", "status 200");
            assertThat(page.conversation("alice")).contains("Logged: salad", "You ate: salad");
            int sent = account.exchanges().stream()
                    .filter(exchange -> exchange.request().isModelCall())
                    .flatMap(exchange -> exchange.usage().stream())
                    .mapToInt(used -> used.prompt())
                    .sum();
            page.awaitFigure("alice", "tokens in, tokens out", sent + ",");
            assertThat(account.exchanges()).allMatch(Exchange::finished);
            page.until("document.querySelectorAll('#fault option:disabled').length === 6");
            assertThat(Axe.violations(browser)).isEmpty();
            page.screenshot("real-" + stage);
        }
    }

    private static RealGemini real(Account account) {
        return new RealGemini(URI.create(account.baseUrl().replace("/v1beta", "")), account.apiKey());
    }
}
