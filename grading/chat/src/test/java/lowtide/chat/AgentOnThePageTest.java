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

@DisplayName("An agent on the page")
@ExtendWith(ChromiumExtension.class)
class AgentOnThePageTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is replaced when its source is saved, and a source that does not compile is named")
    void reloadedOnSave(Chromium browser) throws IOException {
        WrittenAgent agent = new WrittenAgent(folder, "return \"first\";");
        try (OpenChat page = OpenChat.of(agent.source(), browser)) {
            page.say("alice", "one");
            assertThat(page.conversation("alice")).contains("first");

            agent.write("return \"second\"");
            page.awaitText("#problem", "WellnessAgent.java:14");
            page.say("alice", "two");
            assertThat(page.conversation("alice")).doesNotContain("second");

            agent.write("return \"second\";");
            page.awaitText("#notice", "Saved: the new agent runs.");
            page.say("alice", "three");
            assertThat(page.conversation("alice")).contains("second");
            assertThat(page.text("#problem")).isEmpty();
        }
    }

    @Test
    @DisplayName("that does not compile yet is said, and runs once it does")
    void startsWithoutAnAgent(Chromium browser) throws IOException {
        WrittenAgent agent = new WrittenAgent(folder, "return 1;");
        try (OpenChat page = OpenChat.of(agent.source(), browser)) {
            page.awaitText("#problem", "It does not compile: WellnessAgent.java:14");
            page.say("alice", "one");
            assertThat(page.conversation("alice")).contains("There is no agent");

            agent.write("return \"first\";");
            page.awaitText("#notice", "the new agent runs.");
        }
    }

    @Test
    @DisplayName("cannot write HTML or scripts into the page or its export")
    void hostileReplies(Chromium browser) throws IOException {
        WrittenAgent agent = new WrittenAgent(
                folder,
                "return \"</p><script>document.title='x'</script><img src=x onerror=document.title='x'><b id=bold>\";");
        try (OpenChat page = OpenChat.of(agent.source(), browser)) {
            page.say("alice", "<b id=bold>hello</b>");

            assertThat(page.conversation("alice")).contains("<script>document.title", "<b id=bold>hello</b>");
            assertThat(browser.getTitle()).isEqualTo("Low Tide chat");
            page.until("document.getElementById('bold') === null");

            browser.get(page.address() + "export.html");
            assertThat(browser.getTitle()).isEqualTo("Conversation with exercises/01-context-cap");
            page.until("document.getElementById('bold') === null && document.images.length === 0");
            assertThat(page.text("main")).contains("<img src=x onerror=document.title='x'>");
            assertThat(Axe.violations(browser)).isEmpty();
        }
    }

    @Test
    @DisplayName("may reply with 16 MB, with null, or not at all")
    void extremeReplies(Chromium browser) throws IOException {
        WrittenAgent agent = new WrittenAgent(folder, """
                if (message.equals("much")) {
                    return "x".repeat(16 << 20);
                }
                while (message.equals("hang")) {
                    try {
                        Thread.sleep(1_000);
                    } catch (InterruptedException ignored) {
                        return null;
                    }
                }
                return message.equals("null") ? null : "well";
                """);
        try (OpenChat page = OpenChat.of(agent.source(), browser)) {
            page.say("alice", "much");
            assertThat(page.conversation("alice")).containsAnyOf("16,777,216 characters", "ended");
            page.say("alice", "null");
            page.type("alice", "hang");
            page.awaitText("[aria-label='Conversation of alice']", "is working");
            page.say("bob", "anyone there?", "well");

            page.click("#restart");
            page.awaitText("#notice", "Restarted.");
            page.say("alice", "again");
            assertThat(page.conversation("alice")).contains("well", "The agent's process has been ended.");
        }
    }
}
