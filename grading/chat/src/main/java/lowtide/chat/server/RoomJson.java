package lowtide.chat.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes what the page reads. Thread-safe. */
final class RoomJson {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(Instant.class, serializer((instant, out) -> out.writeNumber(instant.toEpochMilli())))
                    .addSerializer(Duration.class, serializer((time, out) -> out.writeNumber(time.toMillis())))
                    .addSerializer(
                            OptionalInt.class,
                            serializer((value, out) -> out.writePOJO(value.isPresent() ? value.getAsInt() : null)))
                    .addSerializer(Optional.class, serializer((value, out) -> out.writePOJO(value.orElse(null)))));

    private RoomJson() {}

    static byte[] bytes(Object value) throws IOException {
        return MAPPER.writeValueAsBytes(value);
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static <T> JsonSerializer<T> serializer(Writing<T> writing) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                writing.write(value, out);
            }
        };
    }
}
