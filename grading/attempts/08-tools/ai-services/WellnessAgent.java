package lowtide.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.V;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Correct, with AiServices: the executors are guarded, and a model in between takes away tools and cuts the history. */
public class WellnessAgent {
    private static final String NOT_RUN = "error: not run, ";

    private final ConcurrentMap<String, ChatMemory> memories = new ConcurrentHashMap<>();
    private final ConcurrentMap<Object, Integer> runs = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Assistant assistant;
    private int broken;
    private Instant pauseEnd = Instant.MIN;

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools, InstantSource clock) {
        this.clock = clock;
        Map<ToolSpecification, ToolExecutor> guarded = new LinkedHashMap<>();
        tools.forEach((tool, executor) -> guarded.put(tool, (call, user) -> run(executor, call, user)));
        assistant = AiServices.builder(Assistant.class)
                .chatModel(new Cutting(model))
                .chatMemoryProvider(id -> memory(id.toString()))
                .tools(guarded)
                .hallucinatedToolNameStrategy(
                        call -> ToolExecutionResultMessage.from(call, NOT_RUN + "there is no " + call.name()))
                .build();
    }

    public String chat(String userId, String message) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        ChatMemory memory = memory(userId);
        synchronized (memory) {
            List<ChatMessage> before = List.copyOf(memory.messages());
            runs.put(userId, 0);
            try {
                return assistant.chat(userId, message);
            } catch (RuntimeException failure) {
                memory.clear();
                before.forEach(memory::add);
                throw failure;
            }
        }
    }

    public int historySize(String userId) {
        return memory(userId).messages().size();
    }

    private ChatMemory memory(String userId) {
        return memories.computeIfAbsent(userId, id -> MessageWindowChatMemory.withMaxMessages(200));
    }

    private String run(ToolExecutor executor, ToolExecutionRequest call, Object user) {
        AmountRange range = AmountRange.of(call.name()).orElseThrow();
        Map<String, Object> given = ToolArguments.of(call);
        if (!(given.get("name") instanceof String name)
                || name.isBlank()
                || name.length() > 100
                || !(given.get(range.field()) instanceof Number number)
                || number.doubleValue() < 0
                || number.doubleValue() > range.max()) {
            return NOT_RUN + "look at the arguments";
        }
        if (runs.merge(user, 1, Integer::sum) > 5) {
            return NOT_RUN + "enough for today";
        }
        try {
            String receipt = executor.execute(call, user);
            count(true);
            return receipt;
        } catch (RuntimeException failure) {
            count(false);
            return "error: not logged";
        }
    }

    private synchronized void count(boolean good) {
        broken = good ? 0 : broken + 1;
        if (broken == 3) {
            pauseEnd = clock.instant().plusSeconds(60);
            broken = 0;
        }
    }

    private synchronized boolean pauses() {
        return clock.instant().isBefore(pauseEnd);
    }

    /** Looks at the messages of the turn to see how often it has asked, and what was run. */
    private final class Cutting implements ChatModel {
        private final ChatModel model;

        Cutting(ChatModel model) {
            this.model = model;
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            List<ChatMessage> messages = new ArrayList<>(request.messages());
            int question = messages.size() - 1;
            while (!(messages.get(question) instanceof UserMessage)) {
                question--;
            }
            List<ChatMessage> turn = messages.subList(question, messages.size());
            long asked = turn.stream().filter(AiMessage.class::isInstance).count();
            long run = turn.stream()
                    .filter(message -> message instanceof ToolExecutionResultMessage result
                            && !result.text().startsWith(NOT_RUN))
                    .count();
            boolean tools = asked < 5 && run < 5 && !pauses();
            while (Contents.in(messages) > 20 || !(messages.get(0) instanceof UserMessage)) {
                messages.remove(0);
            }
            return model.chat(ChatRequest.builder()
                    .messages(messages)
                    .toolSpecifications(tools ? request.toolSpecifications() : List.of())
                    .build());
        }
    }

    interface Assistant {
        @dev.langchain4j.service.UserMessage("{{message}}")
        String chat(@MemoryId String userId, @V("message") String message);
    }
}
