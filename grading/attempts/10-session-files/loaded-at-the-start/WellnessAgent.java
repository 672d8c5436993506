package lowtide.sessionfiles;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The user id is in the file too, and only the constructor reads files. */
public final class WellnessAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WellnessAgent.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final long LIFETIME = 30L * 24 * 60 * 60 * 1000;

    private final ChatModel model;
    private final InstantSource clock;
    private final Path folder;
    private final Map<String, User> users = new HashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) throws IOException {
        this.model = model;
        this.clock = clock;
        this.folder = folder;
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.session")) {
            found.forEach(files::add);
        }
        for (Path file : files) {
            load(file);
        }
    }

    private void load(Path file) throws IOException {
        try {
            Session session = JSON.readValue(file.toFile(), Session.class);
            if (session.version() != 1) {
                throw new IOException("version " + session.version());
            }
            users.put(session.user(), new User(file, session));
        } catch (IOException damaged) {
            LOG.atWarn().addKeyValue("file", file.getFileName()).log("damaged session");
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    public String chat(String userId, String message) {
        User user = user(userId);
        synchronized (user) {
            try {
                deleteOld();
                List<ChatMessage> turns = new ArrayList<>();
                List<String> texts = new ArrayList<>(user.session.texts());
                texts.add(message);
                while (texts.size() > 20) {
                    texts.remove(0);
                    texts.remove(0);
                }
                for (int i = 0; i < texts.size(); i++) {
                    turns.add(i % 2 == 0 ? UserMessage.from(texts.get(i)) : AiMessage.from(texts.get(i)));
                }
                String reply = model.chat(turns).aiMessage().text();
                texts.add(reply);
                user.replace(new Session(1, userId, clock.millis(), List.copyOf(texts)));
                return reply;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Deletes the file, and those whose names begin with its name: set aside, or left by a killed process. */
    public void forget(String userId) {
        User user = user(userId);
        synchronized (user) {
            try {
                user.delete();
                try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, user.file.getFileName() + "*")) {
                    for (Path file : left) {
                        Files.delete(file);
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public int historySize(String userId) {
        User user = user(userId);
        synchronized (user) {
            return user.session.texts().size();
        }
    }

    private User user(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("no valid user id");
        }
        synchronized (users) {
            return users.computeIfAbsent(userId, id -> new User(nameOf(id), empty(id)));
        }
    }

    /** The id in digits, or UUIDs of its parts if that is too long. */
    private Path nameOf(String id) {
        StringBuilder name = new StringBuilder();
        id.chars().limit(40).forEach(unit -> name.append(String.format("%04x", unit)));
        if (id.length() > 40) {
            name.append('-').append(id.length());
            for (int i = 40; i < id.length(); i += 44) {
                String part = id.substring(i, Math.min(i + 44, id.length()));
                name.append('-')
                        .append(UUID.nameUUIDFromBytes(part.getBytes(java.nio.charset.StandardCharsets.UTF_16BE)));
            }
        }
        name.setLength(Math.min(name.length(), 240));
        return folder.resolve(name + ".session");
    }

    private void deleteOld() throws IOException {
        List<User> all;
        synchronized (users) {
            all = List.copyOf(users.values());
        }
        for (User user : all) {
            user.deleteIfOld(clock.millis() - LIFETIME);
        }
    }

    private static Session empty(String userId) {
        return new Session(1, userId, Long.MAX_VALUE, List.of());
    }

    record Session(
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) String user,
            @JsonProperty(required = true) long answered,
            @JsonProperty(required = true) List<String> texts) {

        Session {
            Objects.requireNonNull(user);
            texts = List.copyOf(texts);
        }
    }

    /** The session that is in the file; a lock of its own for the two, which is never held during a call. */
    private static final class User {
        private final Path file;
        private final Object saving = new Object();
        private volatile Session session;

        User(Path file, Session session) {
            this.file = file;
            this.session = session;
        }

        void replace(Session next) throws IOException {
            Path copy = file.resolveSibling(file.getFileName() + "~");
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
            synchronized (saving) {
                try (FileChannel channel = FileChannel.open(
                        copy,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
                session = next;
            }
        }

        void deleteIfOld(long oldest) throws IOException {
            synchronized (saving) {
                if (session.answered() < oldest) {
                    delete();
                }
            }
        }

        void delete() throws IOException {
            synchronized (saving) {
                Files.deleteIfExists(file);
                session = empty(session.user());
            }
        }
    }
}
