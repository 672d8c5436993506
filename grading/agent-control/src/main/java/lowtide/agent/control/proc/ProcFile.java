package lowtide.agent.control.proc;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A short file that the kernel writes while it is read. */
final class ProcFile {

    private ProcFile() {}

    /**
     * The text of a file.
     *
     * @param longest how many bytes of it are read at most
     * @throws IOException if its process or thread has ended
     */
    static String read(String file, int longest) throws IOException {
        // java.io, because java.nio.file takes five times as long
        try (InputStream in = new FileInputStream(file)) {
            byte[] bytes = new byte[longest];
            return new String(bytes, 0, Math.max(0, in.read(bytes)), StandardCharsets.ISO_8859_1);
        }
    }
}
