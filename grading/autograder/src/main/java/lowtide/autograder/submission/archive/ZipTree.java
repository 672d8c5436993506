package lowtide.autograder.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Lists a zip archive without unpacking it: only files that are graded are inflated, each up to its limit. Nothing that
 * an archive declares is trusted: its index is measured before it is loaded, sizes are those found while reading, no
 * more compressed bytes are read than the limit can need, and contents must match their checksums.
 */
public final class ZipTree {

    /** Bytes of a student's archive; far more than the sources of a project. A nested archive is held in memory. */
    static final int MAX_ARCHIVE_SIZE = 32 << 20;

    /** Stored, deflate, deflate64 and bzip2: what the zip programs of operating systems use. */
    private static final Set<Integer> METHODS = Set.of(0, 8, 9, 12);

    /** Bytes that compressed content may need beyond the bytes read from it; bzip2 reads almost 1 MB before any output. */
    private static final int MAX_OVERHEAD = 1 << 20;

    /** Folders above a submission in a class's archive: two around the class, and the student's. */
    private static final int CLASS_DEPTH = 3;

    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:).*");

    private final ZipFile zip;
    private final int anyNameDepth;
    private final FileTreeBuilder tree;
    private final Map<String, ZipArchiveEntry> files = new HashMap<>();

    private ZipTree(ZipFile zip, int maxEntries, int anyNameDepth) {
        this.zip = zip;
        this.anyNameDepth = anyNameDepth;
        this.tree = new FileTreeBuilder(maxEntries);
    }

    /**
     * Opens a student's archive. The tree closes the channel.
     *
     * @throws SubmissionRefusedException if it is not a zip archive, or exceeds the limits of a submission
     */
    static FileTree open(SeekableByteChannel channel) throws IOException {
        try {
            if (channel.size() > MAX_ARCHIVE_SIZE) {
                throw new SubmissionRefusedException("The zip archive has " + (channel.size() >> 20)
                        + " MB; the limit is " + (MAX_ARCHIVE_SIZE >> 20) + " MB.");
            }
            CentralDirectory.check(channel);
            return new ZipTree(zipFile(channel), FileTree.MAX_ENTRIES, 0).list(channel.size());
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /**
     * Opens an archive of a whole class, made by a learning platform. Has no limits; any number of threads may read its
     * tree.
     */
    public static FileTree openClass(SeekableByteChannel channel) throws IOException {
        return new ZipTree(zipFile(channel), Integer.MAX_VALUE, CLASS_DEPTH).list(Long.MAX_VALUE);
    }

    private static ZipFile zipFile(SeekableByteChannel channel) throws IOException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException broken) {
            throw CentralDirectory.broken();
        }
    }

    /** @param maxPacked compressed bytes of all files: no more than the archive has, unless files share their bytes */
    private FileTree list(long maxPacked) throws IOException {
        long packed = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getCompressedSize() > maxPacked - packed) {
                throw CentralDirectory.broken();
            }
            packed += entry.getCompressedSize();
            add(entry);
        }
        return tree.build(new Inflating(zip, files));
    }

    private void add(ZipArchiveEntry entry) throws SubmissionRefusedException {
        String name = ZipNames.of(entry).replace('\\', '/');
        List<String> steps = Stream.of(name.split("/"))
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .toList();
        if (ABSOLUTE.matcher(name).matches() || steps.contains("..")) {
            tree.addEscapingPath(name);
        } else if (isListed(steps)) {
            add(entry, steps);
        }
    }

    private boolean isListed(List<String> steps) {
        List<String> belowAnyNames = steps.subList(Math.min(anyNameDepth, steps.size()), steps.size());
        return !steps.isEmpty()
                && steps.size() <= FileTree.MAX_DEPTH
                && steps.stream().noneMatch(IgnoredFiles::isSystemFile)
                && !IgnoredFiles.isInToolFolder(String.join("/", belowAnyNames));
    }

    private void add(ZipArchiveEntry entry, List<String> steps) throws SubmissionRefusedException {
        for (int depth = 1; depth < steps.size(); depth++) {
            String folder = String.join("/", steps.subList(0, depth));
            tree.add(new FileTree.Entry(folder, FileTree.Kind.FOLDER, 0));
        }
        String path = String.join("/", steps);
        tree.add(new FileTree.Entry(path, kind(entry), entry.getSize()));
        files.put(path, entry);
    }

    private static FileTree.Kind kind(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return FileTree.Kind.LINK;
        } else if (entry.isDirectory() || ZipNames.of(entry).endsWith("\\")) {
            return FileTree.Kind.FOLDER;
        }
        return entry.getGeneralPurposeBit().usesEncryption() ? FileTree.Kind.ENCRYPTED : FileTree.Kind.FILE;
    }

    /** Inflates a file each time it is read. Thread-safe. */
    private record Inflating(ZipFile zip, Map<String, ZipArchiveEntry> files) implements FileTree.Content {

        @Override
        public synchronized byte[] read(String path, int limit) throws IOException {
            ZipArchiveEntry entry = files.get(path);
            if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
                throw new SubmissionRefusedException("It uses an unsupported compression method (zip method "
                        + entry.getMethod() + "); create it again with your system's own zip program.");
            }
            long packed = entry.getCompressedSize();
            entry.setCompressedSize(Math.min(packed, (long) limit + MAX_OVERHEAD)); // blocks can be empty, without end
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(limit);
                if (bytes.length < limit && checksum(bytes) != entry.getCrc()) {
                    throw new SubmissionRefusedException(
                            "It is damaged: its content does not match the checksum in the zip archive.");
                }
                return bytes;
            } catch (SubmissionRefusedException refused) {
                throw refused;
            } catch (IOException | RuntimeException broken) {
                throw new SubmissionRefusedException("It is damaged in the zip archive; create the archive again.");
            } finally {
                entry.setCompressedSize(packed);
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }

        private static long checksum(byte[] bytes) {
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            return checksum.getValue();
        }
    }
}
