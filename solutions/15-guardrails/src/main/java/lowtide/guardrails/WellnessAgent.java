package lowtide.guardrails;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
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
import java.util.stream.Stream;

/** Talks with many users, and trusts neither what they write nor what tools find. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final String DESTRUCTIVE = "delete_history";
    private static final String CONFIRMATION = "confirm delete";
    private static final SystemMessage INSTRUCTIONS = SystemMessage.from("You are a wellness coach.");

    private static final List<String> PHRASES =
            InjectionPhrases.ALL.stream().map(WellnessAgent::letters).toList();
    private static final Pattern BASE64 = Pattern.compile("[\\w+/-]{16,}");
    private static final Pattern MAIL = Pattern.compile("[\\w.%+-]+@(?:[\\w-]+\\.)+\\p{Alpha}{2,}");
    private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d\\d(?: ?[A-Z\\d]){11,30}\\b");
    private static final Pattern CARD = Pattern.compile("(?<![\\w+])\\d(?:[ -]?\\d){12,18}\\b");
    private static final Pattern PHONE = Pattern.compile("(?<![\\w+])\\+\\d(?:[ -]?\\d){7,14}\\b");

    private final ChatModel model;
    private final Map<String, ToolExecutor> executors;
    private final List<ToolSpecification> specifications;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools) {
        this.model = model;
        this.specifications = List.copyOf(tools.keySet());
        this.executors = tools.entrySet().stream()
                .collect(Collectors.toMap(tool -> tool.getKey().name(), Map.Entry::getValue));
    }

    /**
     * Answers one message. Question and answer are stored together, after the model has answered.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     * @throws GuardrailException if the message or the output of a tool holds an injection
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        String question = guarded(message);
        synchronized (history) {
            boolean mayDelete = message.equals(CONFIRMATION);
            List<ChatMessage> turn = new ArrayList<>(List.of(UserMessage.from(question)));
            AiMessage reply = ask(history, turn);
            while (reply.hasToolExecutionRequests()) {
                turn.add(reply);
                for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                    boolean destructive = call.name().equals(DESTRUCTIVE);
                    String result = "Nothing was deleted. The user has to write: " + CONFIRMATION;
                    if (!destructive || mayDelete) {
                        result = guarded(executors.get(call.name()).execute(call, ""));
                    }
                    turn.add(ToolExecutionResultMessage.from(call, result));
                    mayDelete &= destructive; // after text from outside, the model may want what that text wants
                }
                reply = ask(history, turn);
            }
            history.addAll(List.of(turn.get(0), reply));
            history.subList(0, Math.max(0, history.size() - MAX_MESSAGES)).clear();
            return reply.text();
        }
    }

    /** Number of messages stored for this user, questions and answers; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    /** The newest whole turns of the history, and the messages of this turn. */
    private AiMessage ask(List<ChatMessage> history, List<ChatMessage> turn) {
        int kept = Math.min(history.size(), Math.max(0, MAX_MESSAGES - turn.size()) / 2 * 2);
        List<ChatMessage> messages = new ArrayList<>(List.of(INSTRUCTIONS));
        messages.addAll(history.subList(history.size() - kept, history.size()));
        messages.addAll(turn);
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        return model.chat(request.toolSpecifications(specifications).build()).aiMessage();
    }

    /** The text without personal data. */
    private static String guarded(String text) {
        Stream<String> decoded = BASE64.matcher(text).results().map(run -> decoded(run.group()));
        if (Stream.concat(Stream.of(text), decoded)
                .map(WellnessAgent::letters)
                .anyMatch(letters -> PHRASES.stream().anyMatch(letters::contains))) {
            throw new GuardrailException("This text holds instructions for the model.");
        }
        String masked = MAIL.matcher(text).replaceAll("[mail]");
        masked = IBAN.matcher(masked).replaceAll(m -> Checksums.isMod97(m.group()) ? "[account]" : "$0");
        masked = CARD.matcher(masked).replaceAll(m -> Checksums.isLuhn(m.group()) ? "[card]" : "$0");
        return PHONE.matcher(masked).replaceAll("[phone]");
    }

    /** The letters and digits of a text, in lower case, however they are written. For comparison only. */
    private static String letters(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < InjectionPhrases.LATIN.length(); i++) {
            plain = plain.replace(InjectionPhrases.LOOK_ALIKES.charAt(i), InjectionPhrases.LATIN.charAt(i));
        }
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String decoded(String run) {
        String whole = run.substring(0, run.length() - (run.length() % 4 == 1 ? 1 : 0));
        byte[] bytes = Base64.getDecoder().decode(whole.replace('-', '+').replace('_', '/'));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
