package lowtide.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Correct, with an object for each user. The history holds questions and answers only, and calls run in parallel. */
public class WellnessAgent {
    private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final ChatModel model;
    private final Map<ToolSpecification, ToolExecutor> tools;
    private final Pauser pauser;

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools, InstantSource clock) {
        this.model = model;
        this.tools = tools;
        this.pauser = new Pauser(clock);
    }

    public String chat(String userId, String message) {
        return session(userId).chat(message);
    }

    public int historySize(String userId) {
        return session(userId).size();
    }

    private Session session(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        return sessions.computeIfAbsent(userId, id -> new Session());
    }

    private final class Session {
        private List<ChatMessage> said = List.of();

        synchronized int size() {
            return said.size();
        }

        synchronized String chat(String question) {
            List<ChatMessage> turn = new ArrayList<>(List.of(UserMessage.from(question)));
            int left = 5;
            for (int round = 0; ; round++) {
                boolean withTools = left > 0 && round < 5 && !pauser.pauses();
                List<ChatMessage> sent = new ArrayList<>(newest(20 - 1 - 2 * round));
                sent.addAll(turn);
                ChatRequest.Builder request = ChatRequest.builder().messages(sent);
                if (withTools) {
                    request.toolSpecifications(new ArrayList<>(tools.keySet()));
                }
                AiMessage reply = model.chat(request.build()).aiMessage();
                if (!withTools || !reply.hasToolExecutionRequests()) {
                    List<ChatMessage> after = new ArrayList<>(newest(38));
                    after.add(turn.get(0));
                    after.add(AiMessage.from(reply.text()));
                    said = after;
                    return reply.text();
                }
                turn.add(reply);
                List<CompletableFuture<String>> results = new ArrayList<>();
                for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                    boolean runs = left > 0 && valid(call);
                    left -= runs ? 1 : 0;
                    results.add(
                            runs
                                    ? CompletableFuture.supplyAsync(() -> run(call))
                                    : CompletableFuture.completedFuture("This call was an ERROR and did not run."));
                }
                for (int i = 0; i < results.size(); i++) {
                    turn.add(ToolExecutionResultMessage.from(
                            reply.toolExecutionRequests().get(i), results.get(i).join()));
                }
            }
        }

        /** At most so many messages, beginning with a question. */
        private List<ChatMessage> newest(int most) {
            int even = Math.min(said.size(), most - most % 2);
            return said.subList(said.size() - even, said.size());
        }
    }

    private boolean valid(ToolExecutionRequest call) {
        try {
            JsonNode arguments = json.readTree(call.arguments());
            JsonNode name = arguments.path("name");
            boolean food = call.name().equals("log_food");
            if (!food && !call.name().equals("log_workout")
                    || !name.isTextual()
                    || name.asText().isBlank()
                    || name.asText().length() > 100) {
                return false;
            }
            JsonNode amount = arguments.path(food ? "calories" : "minutes");
            double number = amount.isTextual() ? Double.parseDouble(amount.asText()) : amount.asDouble(-1);
            return !amount.isBoolean() && !amount.isNull() && number >= 0 && number <= (food ? 10_000 : 1_440);
        } catch (JsonProcessingException | NumberFormatException e) {
            return false;
        }
    }

    private String run(ToolExecutionRequest call) {
        for (Map.Entry<ToolSpecification, ToolExecutor> tool : tools.entrySet()) {
            if (tool.getKey().name().equals(call.name())) {
                try {
                    String receipt = tool.getValue().execute(call, null);
                    pauser.worked();
                    return "{\"stored\": \"" + receipt + "\"}";
                } catch (RuntimeException e) {
                    pauser.broke();
                }
            }
        }
        return "An internal error; try again later.";
    }

    private static final class Pauser {
        private final InstantSource clock;
        private int broken;
        private Instant end;

        Pauser(InstantSource clock) {
            this.clock = clock;
        }

        synchronized boolean pauses() {
            return end != null && clock.instant().isBefore(end);
        }

        synchronized void worked() {
            broken = 0;
        }

        synchronized void broke() {
            broken++;
            if (broken >= 3) {
                end = clock.instant().plusSeconds(60); // after the pause a single failure is enough
            }
        }
    }
}
