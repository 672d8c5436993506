package lowtide.agent.api.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Frames between two processes: four bytes of length, then JSON. Writing is thread-safe; one thread reads.
 * Works on channels, because the streams of a Java 17 channel cannot be read and written at the same time.
 */
public final class FrameChannel implements Closeable {

    /** Far above what a check sends; a length beyond it is a lie or a fault. */
    private static final int LONGEST = 32 << 20;

    /** A log filled to its end has half of it; a frame made to fill the memory has tens of millions. */
    private static final long MOST_TOKENS = 1_000_000;

    public static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse))
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addDeserializer(Duration.class, new Parsed<>(Duration.class, Duration::parse)))
            .build();

    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
    private final AtomicLong received = new AtomicLong();

    public FrameChannel(ReadableByteChannel in, WritableByteChannel out) {
        this.in = in;
        this.out = out;
    }

    public FrameChannel(SocketChannel channel) {
        this(channel, channel);
    }

    public void send(Object frame) throws IOException {
        byte[] json = JSON.writeValueAsBytes(frame);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + json.length)
                .putInt(json.length)
                .put(json)
                .flip();
        synchronized (out) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /** The next frame; fails with an EOFException at the end and another IOException at anything that is no frame. */
    public <T> T receive(Class<T> type) throws IOException {
        int length = fill(header.clear()).getInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        received.addAndGet(length);
        return JSON.readValue(fill(ByteBuffer.allocate(length)).array(), type);
    }

    /** How many bytes of JSON have come in altogether. */
    public long received() {
        return received.get();
    }

    private ByteBuffer fill(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new EOFException("the other side has hung up");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }

    private static final class Parsed<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Function<String, T> parse;

        Parsed(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse.apply(parser.getText());
        }
    }
}
