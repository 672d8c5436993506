package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;

/** Fails with an exception that answers no question. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        throw new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new AssertionError("no message");
            }

            @Override
            public StackTraceElement[] getStackTrace() {
                return null;
            }

            @Override
            public Throwable getCause() {
                throw new UnsupportedOperationException("no cause");
            }
        };
    }

    public int historySize() {
        return agent.historySize();
    }
}
