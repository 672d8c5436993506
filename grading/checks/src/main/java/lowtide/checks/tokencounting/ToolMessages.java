package lowtide.checks.tokencounting;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** A call of a tool and its result, which an estimate may count or leave out. */
record ToolMessages(CheckContext<TokenCountingAgent> context) {

    private static final int CHARACTERS_PER_TOKEN = 4;

    /** Fails if the estimate counts less than the question. An exception of the agent fails the check, too. */
    void areNoError() {
        String question = context.meal();
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("call-1")
                .name("log_food")
                .arguments("{}")
                .build();
        int estimate = context.agent()
                .estimateTokens(List.of(
                        UserMessage.from(question),
                        AiMessage.from(call),
                        ToolExecutionResultMessage.from(call, "saved")));
        int fewest = question.length() / CHARACTERS_PER_TOKEN;
        if (estimate < fewest) {
            throw new CheckFailure(
                    "For a question of " + question.length()
                            + " characters, a call of a tool and its result, the estimate was " + estimate
                            + " tokens.",
                    "at least " + fewest + ". The text() of a message that only calls tools is null.");
        }
    }
}
