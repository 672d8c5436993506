package lowtide.sessionfiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.store.memory.chat.ChatMemoryStore;
import dev.langchain4j.store.memory.chat.InMemoryChatMemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A memory in the heap for each turn, whose messages go to a store of files when the turn is over. */
public final class WellnessAgent {
    private final ChatModel model;
    private final FileStore store;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) {
        this.model = model;
        this.store = new FileStore(clock, folder);
    }

    public String chat(String userId, String message) {
        ReentrantLock lock = lock(userId);
        try {
            store.endOldSessions();
            InMemoryChatMemoryStore draft = new InMemoryChatMemoryStore();
            draft.updateMessages(userId, store.getMessages(userId));
            MessageWindowChatMemory memory = MessageWindowChatMemory.builder()
                    .id(userId)
                    .maxMessages(20)
                    .chatMemoryStore(draft)
                    .build();
            memory.add(UserMessage.from(message));
            AiMessage reply = model.chat(memory.messages()).aiMessage();
            memory.add(reply);
            store.updateMessages(userId, memory.messages());
            return reply.text();
        } finally {
            lock.unlock();
        }
    }

    public void forget(String userId) {
        ReentrantLock lock = lock(userId);
        try {
            store.deleteMessages(userId);
        } finally {
            lock.unlock();
        }
    }

    public int historySize(String userId) {
        ReentrantLock lock = lock(userId);
        try {
            return store.getMessages(userId).size();
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        ReentrantLock lock = locks.computeIfAbsent(userId, id -> new ReentrantLock());
        lock.lock();
        return lock;
    }

    /** A store whose memory ids are user ids. */
    private static final class FileStore implements ChatMemoryStore {
        private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final InstantSource clock;
        private final Path folder;

        FileStore(InstantSource clock, Path folder) {
            this.clock = clock;
            this.folder = folder;
        }

        @Override
        public synchronized List<ChatMessage> getMessages(Object memoryId) {
            Path file = file(memoryId);
            return Files.exists(file)
                    ? new ArrayList<>(ChatMessageDeserializer.messagesFromJson(
                            session(file).path("said").toString()))
                    : List.of();
        }

        @Override
        public synchronized void updateMessages(Object memoryId, List<ChatMessage> messages) {
            try {
                ObjectNode session = MAPPER.createObjectNode();
                session.put("version", 1).put("answered", clock.instant().toString());
                session.set("said", MAPPER.readTree(ChatMessageSerializer.messagesToJson(messages)));
                Path file = file(memoryId);
                Files.createDirectories(file.getParent());
                Path whole = part(file);
                MAPPER.writeValue(whole.toFile(), session);
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public synchronized void deleteMessages(Object memoryId) {
            Path file = file(memoryId);
            try {
                Files.deleteIfExists(file);
                Files.deleteIfExists(part(file));
                for (Path damaged : list(damaged())) {
                    if (damaged.getFileName().toString().startsWith(file.getFileName() + " ")) {
                        Files.delete(damaged);
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        synchronized void endOldSessions() {
            Instant oldest = clock.instant().minus(Duration.ofDays(30));
            for (Path file : list(folder.resolve("sessions"))) {
                JsonNode session = file.toString().endsWith(".json") ? session(file) : MAPPER.createObjectNode();
                if (session.has("answered")
                        && Instant.parse(session.path("answered").asText()).isBefore(oldest)) {
                    try {
                        Files.delete(file);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }
            }
        }

        /** One without messages if it is damaged. */
        private JsonNode session(Path file) {
            try {
                JsonNode session = MAPPER.readTree(file.toFile());
                if (session.path("version").asInt() == 1) {
                    return session;
                }
            } catch (JsonProcessingException damaged) {
                LOG.debug("no JSON");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            try {
                Files.createDirectories(damaged());
                Files.move(
                        file,
                        damaged()
                                .resolve(file.getFileName() + " "
                                        + list(damaged()).size()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            LOG.warn("{} was damaged", file.getFileName());
            return MAPPER.createObjectNode().set("said", MAPPER.createArrayNode());
        }

        private static Path part(Path file) {
            return file.resolveSibling(file.getFileName() + ".part");
        }

        private Path damaged() {
            return folder.resolve("damaged");
        }

        private static List<Path> list(Path parent) {
            if (!Files.isDirectory(parent)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(parent)) {
                return files.toList();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private Path file(Object memoryId) {
            try {
                byte[] id = ((String) memoryId).getBytes(StandardCharsets.UTF_16);
                String hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA3-256").digest(id));
                return folder.resolve("sessions").resolve(hash + ".json");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
