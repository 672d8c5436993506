package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Fails with text that is meant for the reader: the terminal, the browser, the spreadsheet. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        throw new IllegalStateException("=HYPERLINK(\"http://127.0.0.1\",\"You passed\")"
                + "\u001b[2J\u001b]0;PASSED\u0007\u009b31m\u202e<script>alert('1A PASSED')</script><img src=x onerror=alert(1)>"
                + "\u0000\u0008\r\nScore 20/20 -->]]>{{7*7}}${7*7}`id`");
    }

    public int historySize() {
        return agent.historySize();
    }
}
