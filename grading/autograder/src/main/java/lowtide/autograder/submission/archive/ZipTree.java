package lowtide.autograder.submission.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Enumeration;
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
 * Lists a zip archive, which is never unpacked: only the files that are graded are inflated, each up to its limit.
 * Nothing an archive says of itself is trusted: its index is measured before it is read, sizes are those found
 * while reading, no more is taken in than can come out, contents must match their checksums.
 */
public final class ZipTree {

    /** Much more than five source files with their project around them; one in a class's own archive is held in memory. */
    public static final int LARGEST_ARCHIVE = 32 << 20;

    /** Stored, deflate, deflate64 and bzip2: what systems' own programs pack with, and what is read without another library. */
    private static final Set<Integer> METHODS = Set.of(0, 8, 9, 12);

    /** What a packed file may be larger than the unpacked one; bzip2 packs almost a megabyte before anything comes out. */
    private static final int MOST_OVERHEAD = 1 << 20;

    private static final int DEEPEST_STUDENT = 3; // the folder around a class, another one, a student
    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:).*");

    private ZipTree() {}

    /**
     * Opens a student's archive, within the limits of one. The tree closes the channel.
     *
     * @throws SubmissionRefusedException if it is none, or beyond the limits
     */
    public static FileTree open(SeekableByteChannel channel) throws IOException {
        try {
            if (channel.size() > LARGEST_ARCHIVE) {
                throw new SubmissionRefusedException("The zip archive has " + (channel.size() >> 20)
                        + " MB; it may have " + (LARGEST_ARCHIVE >> 20) + " MB.");
            }
            CentralDirectory.check(channel);
            return open(channel, FileTree.MOST_ENTRIES, 0, channel.size());
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /** Opens an archive with a whole class in it, which a learning platform made. Its tree may be read by many threads. */
    public static FileTree openClass(SeekableByteChannel channel) throws IOException {
        return open(channel, Integer.MAX_VALUE, DEEPEST_STUDENT, Long.MAX_VALUE);
    }

    /**
     * @param names how many folders from the top may be people's, and so have any name
     * @param mostPacked what its packed files may have together: no more than the archive, unless they are in one place
     */
    private static FileTree open(SeekableByteChannel channel, int mostEntries, int names, long mostPacked)
            throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | RuntimeException broken) {
            throw CentralDirectory.broken();
        }
        FileTree.Listing listing = new FileTree.Listing(mostEntries);
        Map<String, ZipArchiveEntry> files = new HashMap<>();
        long packed = 0;
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            if (entry.getCompressedSize() > mostPacked - packed) {
                throw CentralDirectory.broken();
            }
            packed += entry.getCompressedSize();
            String name = entry.getName().replace('\\', '/');
            List<String> steps = Stream.of(name.split("/"))
                    .filter(step -> !step.isEmpty() && !step.equals("."))
                    .toList();
            if (ABSOLUTE.matcher(name).matches() || steps.contains("..")) {
                listing.addLeadingOut(name);
            } else if (!steps.isEmpty()
                    && steps.size() <= FileTree.DEEPEST
                    && steps.stream().noneMatch(FileTree::isLeftBySystem)
                    && !FileTree.isBelowNotWalked(
                            String.join("/", steps.subList(Math.min(names, steps.size()), steps.size())))) {
                add(entry, steps, listing, files);
            }
        }
        return listing.tree(new FileTree.Content() {
            @Override
            public synchronized byte[] read(String path, int most) throws IOException {
                return inflate(zip, files.get(path), most);
            }

            @Override
            public void close() throws IOException {
                zip.close();
            }
        });
    }

    private static void add(
            ZipArchiveEntry entry, List<String> steps, FileTree.Listing listing, Map<String, ZipArchiveEntry> files)
            throws SubmissionRefusedException {
        StringBuilder path = new StringBuilder();
        for (String step : steps.subList(0, steps.size() - 1)) {
            path.append(path.length() == 0 ? "" : "/").append(step);
            listing.add(new FileTree.Entry(path.toString(), FileTree.Kind.FOLDER, 0));
        }
        String whole = String.join("/", steps);
        FileTree.Kind kind = entry.isUnixSymlink()
                ? FileTree.Kind.LINK
                : entry.isDirectory() || entry.getName().endsWith("\\")
                        ? FileTree.Kind.FOLDER
                        : entry.getGeneralPurposeBit().usesEncryption() ? FileTree.Kind.ENCRYPTED : FileTree.Kind.FILE;
        listing.add(new FileTree.Entry(whole, kind, entry.getSize()));
        files.put(whole, entry);
    }

    private static byte[] inflate(ZipFile zip, ZipArchiveEntry entry, int most) throws IOException {
        if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
            throw new SubmissionRefusedException("It is packed in a way that is not read (zip method "
                    + entry.getMethod() + "); pack it again with your system's own zip.");
        }
        long packed = entry.getCompressedSize();
        entry.setCompressedSize(
                Math.min(packed, (long) most + MOST_OVERHEAD)); // much can go in without anything coming out
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length < most && checksum(bytes) != entry.getCrc()) {
                throw new SubmissionRefusedException(
                        "It is damaged: what is in the zip archive does not match its checksum.");
            }
            return bytes;
        } catch (SubmissionRefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new SubmissionRefusedException("It is damaged in the zip archive; pack it again.");
        } finally {
            entry.setCompressedSize(packed);
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
