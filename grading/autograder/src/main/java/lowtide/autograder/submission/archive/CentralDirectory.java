package lowtide.autograder.submission.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/**
 * Measures the index of a zip archive before it is loaded: an archive of a few megabytes can have an index that takes
 * gigabytes of memory. The counts at the end of the archive are not trusted; every header is visited. Section numbers
 * are those of PKWARE's APPNOTE.TXT 6.3.10.
 */
final class CentralDirectory {

    /** Many times the entries of a submission that includes a repository and build output. */
    private static final int MAX_HEADERS = 50_000;

    /** Bytes of all names together. */
    private static final long MAX_NAMES = 8 << 20;

    /** Bytes of all extra fields and comments; 36 per entry are usual, and every 4 can become an object in memory. */
    private static final long MAX_EXTRAS = 2 << 20;

    private static final int END = 0x06054B50; // 4.3.16
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int LOCATOR_64 = 0x07064B50; // 4.3.15
    private static final int LOCATOR_64_SIZE = 20;
    private static final int END_64 = 0x06064B50; // 4.3.14
    private static final int END_64_SIZE = 56;
    private static final int HEADER = 0x02014B50; // 4.3.12
    private static final int HEADER_SIZE = 46;

    private CentralDirectory() {}

    /** @throws SubmissionRefusedException if the index is broken or too large */
    static void check(SeekableByteChannel archive) throws IOException {
        int searched = (int) Math.min(archive.size(), END_SIZE + MAX_COMMENT);
        long from = archive.size() - searched;
        ByteBuffer tail = read(archive, from, searched);
        int end = searched - END_SIZE;
        while (end >= 0 && tail.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            throw broken();
        }
        long size = Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
        long stop = from + end;
        if (stop >= LOCATOR_64_SIZE) {
            ByteBuffer locator = read(archive, stop - LOCATOR_64_SIZE, LOCATOR_64_SIZE);
            if (locator.getInt(0) == LOCATOR_64) {
                stop = locator.getLong(8);
                ByteBuffer end64 = read(archive, stop, END_64_SIZE);
                if (end64.getInt(0) != END_64) {
                    throw broken();
                }
                size = end64.getLong(40);
                offset = end64.getLong(48);
            }
        }
        if (offset < 0 || size < 0 || offset + size != stop) { // another reader could start elsewhere
            throw broken();
        }
        walk(archive, offset, stop);
    }

    private static void walk(SeekableByteChannel archive, long offset, long stop) throws IOException {
        int headers = 0;
        long names = 0;
        long extras = 0;
        ByteBuffer index = read(archive, offset, (int) Math.min(stop - offset, Integer.MAX_VALUE - 8));
        for (int at = 0; at + HEADER_SIZE <= index.limit() && index.getInt(at) == HEADER; headers++) {
            int name = Short.toUnsignedInt(index.getShort(at + 28));
            int extra = Short.toUnsignedInt(index.getShort(at + 30)) + Short.toUnsignedInt(index.getShort(at + 32));
            names += name;
            extras += extra;
            at += HEADER_SIZE + name + extra;
        }
        if (headers > MAX_HEADERS || names > MAX_NAMES || extras > MAX_EXTRAS) {
            throw new SubmissionRefusedException("The index of the zip archive is too large (" + headers + " files);"
                    + " upload only the folder that holds the stages.");
        }
    }

    private static ByteBuffer read(SeekableByteChannel archive, long from, int size) throws IOException {
        if (from < 0 || size > archive.size() - from) {
            throw broken();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        archive.position(from);
        while (bytes.hasRemaining() && archive.read(bytes) >= 0) {
            // a channel may return fewer bytes than requested
        }
        return bytes.flip();
    }

    static SubmissionRefusedException broken() {
        return new SubmissionRefusedException(
                "The zip archive is broken; create it again, and check that it opens before you upload it.");
    }
}
