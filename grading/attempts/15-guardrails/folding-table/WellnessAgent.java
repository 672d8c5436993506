package lowtide.guardrails;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.tool.ToolExecutor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of code points, a pattern for each phrase, a lock for each user, and calls of tools in the history. */
public class WellnessAgent {

    private static final String SEPARATORS = "[\\s._\\-\\u200B-\\u200D\\u2060\\uFEFF]*";
    private static final List<Pattern> ATTACKS = InjectionPhrases.ALL.stream()
            .map(phrase -> Arrays.stream(phrase.replace(" ", "").split(""))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(SEPARATORS)))
            .map(Pattern::compile)
            .toList();
    private static final Map<Integer, Integer> PLAIN = new HashMap<>();

    static {
        for (int i = 0; i < 26; i++) {
            PLAIN.put('A' + i, 'a' + i);
            PLAIN.put('\uFF21' + i, 'a' + i);
            PLAIN.put('\uFF41' + i, 'a' + i);
        }
        IntStream.range(0, InjectionPhrases.LATIN.length())
                .forEach(i -> PLAIN.put(
                        (int) InjectionPhrases.LOOK_ALIKES.charAt(i), (int) InjectionPhrases.LATIN.charAt(i)));
    }

    private static final Pattern PERSONAL = Pattern.compile("(?<mail>[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+)"
            + "|(?<![A-Za-z0-9+])(?<phone>\\+[0-9]([ -]?[0-9]){7,14})(?![0-9])"
            + "|(?<![A-Za-z0-9])(?<iban>[A-Z]{2}[0-9]{2}( ?[A-Z0-9]){11,30})(?![A-Za-z0-9])"
            + "|(?<![A-Za-z0-9+])(?<card>[0-9]([ -]?[0-9]){12,18})(?![0-9])");

    private final ChatModel model;
    private final Map<ToolSpecification, ToolExecutor> tools;
    private final Map<String, Deque<ChatMessage>> sessions = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools) {
        this.model = model;
        this.tools = tools;
    }

    public String chat(String userId, String message) {
        check(userId);
        Deque<ChatMessage> session = sessions.computeIfAbsent(userId, id -> new ArrayDeque<>());
        synchronized (session) {
            Deque<ChatMessage> messages = new ArrayDeque<>(session);
            messages.add(UserMessage.from(clean(message)));
            String answer = converse(messages, "confirm delete".equals(message));
            session.clear();
            session.addAll(messages);
            return answer;
        }
    }

    private String converse(Deque<ChatMessage> messages, boolean confirmed) {
        boolean outside = false;
        while (true) {
            while (messages.size() > 20 || !(messages.peekFirst() instanceof UserMessage)) {
                messages.removeFirst();
            }
            AiMessage reply = model.chat(ChatRequest.builder()
                            .messages(List.copyOf(messages))
                            .toolSpecifications(List.copyOf(tools.keySet()))
                            .build())
                    .aiMessage();
            messages.add(reply);
            if (!reply.hasToolExecutionRequests()) {
                return reply.text();
            }
            for (var call : reply.toolExecutionRequests()) {
                String result;
                if (call.name().equals("delete_history") && (outside || !confirmed)) {
                    result = "{\"error\": \"Please CONFIRM first\"}";
                } else {
                    result = tools.entrySet().stream()
                            .filter(tool -> tool.getKey().name().equals(call.name()))
                            .findFirst()
                            .map(tool -> clean(tool.getValue().execute(call, call.id())))
                            .orElse("Error: no such tool");
                    outside |= call.name().equals("search_recipes");
                }
                messages.add(ToolExecutionResultMessage.from(call, result));
            }
        }
    }

    public int historySize(String userId) {
        check(userId);
        Deque<ChatMessage> session = sessions.getOrDefault(userId, new ArrayDeque<>());
        synchronized (session) {
            return session.size();
        }
    }

    private static String clean(String text) {
        refuseAttacks(text);
        for (String run : text.split("[^A-Za-z0-9+/_=-]+")) {
            String code = run.replaceAll("=+$", "").replace('+', '-').replace('/', '_');
            try {
                refuseAttacks(new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException noBase64) {
                continue;
            }
        }
        StringBuilder masked = new StringBuilder();
        Matcher matcher = PERSONAL.matcher(text);
        while (matcher.find()) {
            matcher.appendReplacement(masked, "");
            masked.append(isPersonal(matcher) ? mask(matcher) : matcher.group());
        }
        return matcher.appendTail(masked).toString();
    }

    private static boolean isPersonal(Matcher found) {
        if (found.group("iban") != null) {
            return Checksums.isMod97(found.group());
        }
        return found.group("card") == null || Checksums.isLuhn(found.group());
    }

    private static String mask(MatchResult found) {
        String text = found.group();
        return text.contains("@") ? "<mail>" : "****" + text.substring(text.length() - 4);
    }

    private static void refuseAttacks(String text) {
        String plain = text.codePoints()
                .map(point -> PLAIN.getOrDefault(point, point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (Pattern attack : ATTACKS) {
            if (attack.matcher(plain).find()) {
                throw new GuardrailException("refused");
            }
        }
    }

    private static void check(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("bad user id");
        }
    }
}
