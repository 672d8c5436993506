package lowtide.autograder.submission;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of a source file, which should be UTF-8. */
record SourceText(byte[] bytes) {

    /** The text without a byte order mark; empty if the bytes are not UTF-8, or contain the character zero. */
    Optional<String> decoded() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** The line of the first byte that is not UTF-8, from 1. */
    long lineOfFirstInvalidByte() {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
        long line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** What is wrong with the encoding, to follow the name of the file. */
    String encodingProblem() {
        return "is not UTF-8 text" + (looksLikeUtf16() ? " but UTF-16" : "") + "; save the file as UTF-8.";
    }

    private boolean looksLikeUtf16() {
        return bytes.length > 1
                && ((bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE || bytes[0] == 0 || bytes[1] == 0);
    }
}
