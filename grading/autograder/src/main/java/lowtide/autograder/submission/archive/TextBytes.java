package lowtide.autograder.submission.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Decodes names in an unknown encoding. */
final class TextBytes {

    private TextBytes() {}

    /** The text in UTF-8 or, if the bytes are not UTF-8, in the other encoding. */
    static String decoded(byte[] bytes, Charset other) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return new String(bytes, other);
        }
    }
}
