package lowtide.sessionfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what LangChain4j's own serializer makes of the messages. One lock for all files, none during a call. */
public class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_NAME = 120; // hexadecimal digits

    private final ChatModel model;
    private final InstantSource clock;
    private final Path folder;
    private final Map<String, Object> turns = new LinkedHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) {
        this.model = model;
        this.clock = clock;
        this.folder = folder;
    }

    public String chat(String userId, String message) {
        String name = name(userId);
        Object turn;
        synchronized (turns) {
            turn = turns.computeIfAbsent(name, key -> new Object());
        }
        synchronized (turn) {
            List<ChatMessage> history = new ArrayList<>(load(name));
            history.add(UserMessage.from(message));
            List<ChatMessage> newest =
                    new ArrayList<>(history.subList(Math.max(0, history.size() - 19), history.size()));
            AiMessage reply = model.chat(newest).aiMessage();
            newest.add(reply);
            save(name, newest);
            return reply.text();
        }
    }

    public void forget(String userId) {
        String name = name(userId);
        synchronized (turns) {
            for (Path file : files()) {
                if (file.getFileName().toString().startsWith(name + ".")) {
                    delete(file);
                }
            }
        }
    }

    public int historySize(String userId) {
        return load(name(userId)).size();
    }

    private void save(String name, List<ChatMessage> messages) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("version", 1);
        session.put("until", clock.instant().plus(Duration.ofDays(30)).toString());
        session.put("messages", ChatMessageSerializer.messagesToJson(messages));
        synchronized (turns) {
            try {
                Path draft = folder.resolve(name + ".draft");
                Files.writeString(draft, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(session));
                Files.move(
                        draft,
                        folder.resolve(name + ".json"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw new IllegalStateException("not saved", failure);
            }
            for (Path file : files()) { // after the call, so that the caller's own session is checked in load
                if (file.toString().endsWith(".json") && isOver(read(file))) {
                    delete(file);
                }
            }
        }
    }

    private List<ChatMessage> load(String name) {
        synchronized (turns) {
            Path file = folder.resolve(name + ".json");
            if (!Files.isRegularFile(file)) {
                return List.of();
            }
            JsonNode session = read(file);
            if (session.path("version").asInt() == 1) {
                return isOver(session)
                        ? List.of()
                        : ChatMessageDeserializer.messagesFromJson(
                                session.path("messages").asText());
            }
            LOG.warn("set aside a damaged session");
            try {
                int number = 1;
                while (Files.exists(folder.resolve(name + ".damaged" + number))) {
                    number++;
                }
                Files.move(file, folder.resolve(name + ".damaged" + number));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return List.of();
        }
    }

    /** Without a version if it is damaged. */
    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException damaged) {
            return MAPPER.createObjectNode();
        }
    }

    private boolean isOver(JsonNode session) {
        return session.path("version").asInt() == 1
                && Instant.parse(session.path("until").asText()).isBefore(clock.instant());
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String name(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("bad id");
        }
        byte[] id = userId.getBytes(StandardCharsets.UTF_8);
        String name = "u" + HexFormat.of().formatHex(id);
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        try {
            return "h"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-512").digest(id));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
