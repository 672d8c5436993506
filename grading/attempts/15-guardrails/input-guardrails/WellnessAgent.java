package lowtide.guardrails;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.tool.ToolExecutor;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** LangChain4j's guardrails in a chain: one refuses, the other rewrites. Its window of messages is the memory. */
public final class WellnessAgent {

    private final ChatModel model;
    private final Map<String, ToolExecutor> executors;
    private final List<ToolSpecification> specifications;
    private final Map<String, ChatMemory> memories = new ConcurrentHashMap<>();
    private final List<InputGuardrail> guardrails = List.of(new InjectionGuardrail(), new PrivacyGuardrail());

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools) {
        this.model = model;
        this.specifications = new ArrayList<>(tools.keySet());
        this.executors = tools.keySet().stream().collect(Collectors.toMap(ToolSpecification::name, tools::get));
    }

    public String chat(String userId, String message) {
        ChatMemory memory = memories.computeIfAbsent(valid(userId), id -> MessageWindowChatMemory.withMaxMessages(18));
        String question = passed(message);
        synchronized (memory) {
            List<ChatMessage> turn = new ArrayList<>(memory.messages());
            turn.add(UserMessage.from(question));
            List<String> outside = new ArrayList<>();
            AiMessage reply = ask(turn);
            for (; reply.hasToolExecutionRequests(); reply = ask(turn)) {
                turn.add(reply);
                for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                    turn.add(ToolExecutionResultMessage.from(call, run(call, message, outside)));
                }
            }
            memory.add(UserMessage.from(question));
            memory.add(reply);
            return reply.text();
        }
    }

    private String run(ToolExecutionRequest call, String message, List<String> outside) {
        switch (call.name()) {
            case "delete_history":
                return message.equals("confirm delete") && outside.isEmpty()
                        ? executors.get(call.name()).execute(call, "")
                        : "Ask the user to confirm.";
            default:
                String found = passed(executors.get(call.name()).execute(call, ""));
                outside.add(found);
                return found;
        }
    }

    private AiMessage ask(List<ChatMessage> messages) {
        return model.chat(ChatRequest.builder()
                        .messages(messages)
                        .toolSpecifications(specifications)
                        .build())
                .aiMessage();
    }

    public int historySize(String userId) {
        ChatMemory memory = memories.get(valid(userId));
        return memory == null ? 0 : memory.messages().size();
    }

    private String passed(String text) {
        String passed = text;
        for (InputGuardrail guardrail : guardrails) {
            InputGuardrailResult result = guardrail.validate(UserMessage.from(passed));
            if (!result.isSuccess()) {
                throw new GuardrailException(
                        "The guardrail " + guardrail.getClass().getSimpleName() + " refused this.");
            }
            passed = result.hasRewrittenResult() ? result.successfulText() : passed;
        }
        return passed;
    }

    private static String valid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("userId");
        }
        return userId;
    }

    private static final class InjectionGuardrail implements InputGuardrail {

        @Override
        public InputGuardrailResult validate(UserMessage message) {
            String text = message.singleText();
            StringBuilder all = new StringBuilder(text);
            Pattern.compile("[A-Za-z0-9+/]{20,}={0,2}|[A-Za-z0-9_-]{20,}")
                    .matcher(text)
                    .results()
                    .forEach(run -> {
                        try {
                            boolean url = run.group().matches("[A-Za-z0-9_-]+");
                            Base64.Decoder decoder = url ? Base64.getUrlDecoder() : Base64.getDecoder();
                            all.append('\n').append(new String(decoder.decode(run.group()), StandardCharsets.UTF_8));
                        } catch (IllegalArgumentException noBase64) {
                            all.append(' ');
                        }
                    });
            String letters = letters(all.toString());
            return InjectionPhrases.ALL.stream()
                            .map(InjectionGuardrail::letters)
                            .anyMatch(letters::contains)
                    ? fatal("injection")
                    : success();
        }

        private static String letters(String text) {
            String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ENGLISH);
            String latin = lower.chars()
                    .map(c -> InjectionPhrases.LOOK_ALIKES.indexOf(c) < 0
                            ? c
                            : InjectionPhrases.LATIN.charAt(InjectionPhrases.LOOK_ALIKES.indexOf(c)))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            return latin.replaceAll("[^\\p{L}]", "");
        }
    }

    private static final class PrivacyGuardrail implements InputGuardrail {

        @Override
        public InputGuardrailResult validate(UserMessage message) {
            String text = message.singleText();
            String masked = text.replaceAll("(?i)\\b[a-z0-9._+-]+@([a-z0-9-]+\\.)+[a-z0-9-]+", "***@***");
            masked = Pattern.compile("(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{1,4})+(?!\\w)")
                    .matcher(masked)
                    .replaceAll(iban -> {
                        int length = iban.group().replace(" ", "").length();
                        return length >= 15 && length <= 34 && Checksums.isMod97(iban.group()) ? "***" : iban.group();
                    });
            masked = Pattern.compile("(?<![\\w+-])\\+?\\d(?:[ -]?\\d)*(?!\\w)")
                    .matcher(masked)
                    .replaceAll(number -> {
                        int digits = number.group().replaceAll("\\D", "").length();
                        boolean phone = number.group().startsWith("+") && digits >= 8 && digits <= 15;
                        boolean card = digits >= 13 && digits <= 19 && Checksums.isLuhn(number.group());
                        return phone || card ? "***" : number.group();
                    });
            return masked.equals(text) ? success() : successWith(masked);
        }
    }
}
