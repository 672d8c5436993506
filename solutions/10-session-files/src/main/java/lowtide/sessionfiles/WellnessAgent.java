package lowtide.sessionfiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks with many users and keeps the last 20 messages of each in a file. Thread-safe. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int VERSION = 1; // of the format of session files
    private static final Duration LIFETIME = Duration.ofDays(30); // of a session after its last answer

    private final ChatModel model;
    private final InstantSource clock;
    private final Path folder;
    private final Map<Path, Object> users = new ConcurrentHashMap<>(); // locks, by session files

    /** @param folder for the agent's files; another agent may have left some in it */
    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) {
        this.model = model;
        this.clock = clock;
        this.folder = folder;
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     * @throws UncheckedIOException if the session cannot be read or saved
     */
    public String chat(String userId, String message) {
        return forUser(userId, file -> {
            delete("*.json", each -> read(each).lastAnswered() < clock.millis() - LIFETIME.toMillis());
            List<ChatMessage> turns = new ArrayList<>(read(file).messages());
            turns.add(UserMessage.from(message));
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            AiMessage reply = model.chat(turns).aiMessage();
            turns.add(reply);
            save(file, turns);
            return reply.text();
        });
    }

    /** Deletes the user's session, and everything of it that was set aside. */
    public void forget(String userId) {
        forUser(userId, file -> {
            delete(file.getFileName() + "*", each -> true);
            return file;
        });
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        return forUser(userId, file -> read(file).messages().size());
    }

    private <T> T forUser(String userId, FileAccess<T> access) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        try {
            // A hash is a short name that every system allows, and no other id has the same one.
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            Path file = folder.resolve(HexFormat.of().formatHex(hash) + ".json");
            synchronized (users.computeIfAbsent(file, key -> new Object())) {
                return access.run(file);
            }
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new UncheckedIOException(new IOException("The session could not be read or saved.", failure));
        }
    }

    /** Replaces the session file in one step, so that a killed process leaves the old one or the new one. */
    private synchronized void save(Path file, List<ChatMessage> turns) throws IOException {
        JsonNode session = JSON.createObjectNode()
                .put("version", VERSION)
                .put("lastAnswered", clock.millis())
                .set("messages", MessageJson.write(turns));
        Path complete = folder.resolve(file.getFileName() + ".new");
        Files.write(complete, JSON.writeValueAsBytes(session));
        Files.move(complete, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The session in this file; an empty one if there is no file, or a damaged one, which is set aside. */
    private synchronized Session read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Session(clock.millis(), List.of());
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            JsonNode json = JSON.readTree(bytes);
            if (json.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException("another version");
            }
            return new Session(json.path("lastAnswered").asLong(), MessageJson.read(json.path("messages")));
        } catch (IOException | IllegalArgumentException damaged) { // not logged, because it may quote the file
            Files.move(file, folder.resolve(file.getFileName() + ".damaged-" + clock.millis()));
            LOG.warn("The session file {} is damaged, and was set aside.", file.getFileName());
            return new Session(clock.millis(), List.of());
        }
    }

    private synchronized void delete(String pattern, FileAccess<Boolean> condition) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                if (condition.run(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private record Session(long lastAnswered, List<ChatMessage> messages) {}

    private interface FileAccess<T> {
        T run(Path file) throws IOException;
    }
}
