package lowtide.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import lowtide.browser.Axe;
import lowtide.browser.Chromium;
import lowtide.browser.ChromiumExtension;
import lowtide.chat.agent.AgentSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("In German, the page")
@ExtendWith(ChromiumExtension.class)
class GermanPageTest {

    private static final String WIRE = "#wire-line";

    /** Words of the page in English, and none of what users and agents say in the lesson's script. */
    private static final String ENGLISH =
            "\\b(?:the|of|words|request|requests|message|messages|agent|none|tokens in)\\b";

    @Test
    @DisplayName("shows the leak of the broken agent")
    void leak(Chromium browser) throws IOException {
        try (OpenChat page = open(AgentSource.broken(OpenChat.KIT), browser)) {
            page.click("#play");
            page.awaitText(WIRE, "Anfrage 5, für bob");
            page.awaitText("#wire-answer", "Gemini hat mit Status 200 geantwortet");

            assertThat(page.text(WIRE)).contains("9 Nachrichten, 4 mit Worten eines anderen Nutzers");
            assertThat(page.text("#wire-answer")).containsPattern("Tokens hin, \\d+ zurück, 0,\\d{6} \\$\\.");
            assertThat(page.foreign()).allMatch(text -> text.contains("Worte von alice"));
            assertThat(page.text("body").replaceAll("(?s)(?:What|I|You) [^\n]*", ""))
                    .doesNotContainPattern(ENGLISH);
            assertThat(page.text("#clock")).matches("\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d UTC");
            assertThat(Axe.violations(browser)).isEmpty();
            assertThat(browser.consoleMessages()).isEmpty();
            page.screenshot("german");
        }
    }

    @Test
    @DisplayName("says what happened to the agent and to a crowd")
    void notices(Chromium browser) throws IOException {
        try (OpenChat page = open(OpenChat.source(2, OpenChat.KIT.resolve("solutions")), browser)) {
            page.click("[data-seconds='60']");
            page.awaitText("#notice", "Die Uhr wurde um 1 min vorgestellt.");
            page.click("#crowd summary");
            page.fill("crowd-users", "3");
            page.fill("crowd-prompts", "2");
            page.click("#crowd-start");
            page.awaitText("#crowd-says", "Alle Nachrichten sind beantwortet oder abgelehnt.");
            assertThat(page.text("#crowd-table"))
                    .contains("Tageszeit", "Anfragen an Gemini")
                    .doesNotContain("tokens in");
            page.screenshot("german-crowd");
        }
    }

    private static OpenChat open(AgentSource source, Chromium browser) throws IOException {
        OpenChat page = OpenChat.in(Locale.GERMAN, source, browser);
        assertThat(page.text("h1")).startsWith("Low Tide Chat: ");
        return page;
    }
}
