package lowtide.autograder.submission;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zip archives for tests: honest ones, and ones that no honest program makes. */
public final class SampleZips {

    /** The signature of a file's header in the central directory. */
    public static final String HEADER = "PK\1\2";

    private SampleZips() {}

    /** An archive with the example stage of a student, below this path. */
    public static byte[] zipOf(String path, String student) {
        return zip(Map.of(path + SampleUploads.AGENT, SampleUploads.agentOf(student)));
    }

    /** An archive of texts and byte arrays. */
    public static byte[] zip(Map<String, Object> files) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, Object> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(
                            file.getValue() instanceof byte[] bytes
                                    ? bytes
                                    : file.getValue().toString().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        });
    }

    /** The names and contents of files, in this order. */
    public static Map<String, Object> files(Object... namesAndContents) {
        Map<String, Object> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put(namesAndContents[i].toString(), namesAndContents[i + 1]);
        }
        return files;
    }

    /** An archive with any names, even the same twice, and links where a content begins with {@code ->}. */
    public static byte[] anyZip(String... namesAndContents) {
        return made(out -> {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                for (int i = 0; i < namesAndContents.length; i += 2) {
                    String content = namesAndContents[i + 1];
                    ZipArchiveEntry entry = new ZipArchiveEntry(namesAndContents[i]);
                    entry.setUnixMode(content.startsWith("->") ? UnixStat.LINK_FLAG | 0777 : UnixStat.FILE_FLAG | 0644);
                    zip.putArchiveEntry(entry);
                    zip.write(content.replaceFirst("^->", "").getBytes(StandardCharsets.UTF_8));
                    zip.closeArchiveEntry();
                }
            }
        });
    }

    /** An archive in the Zip64 format. */
    public static byte[] zip64(String name, String content) {
        return made(out -> {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                zip.setUseZip64(Zip64Mode.Always);
                zip.putArchiveEntry(new ZipArchiveEntry(name));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        });
    }

    /** An archive of empty files, each with an extra field of so many bytes. */
    public static byte[] zipOfEmptyFiles(int count, int extraBytes) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                zip.setMethod(ZipOutputStream.STORED);
                for (int i = 0; i < count; i++) {
                    ZipEntry entry = new ZipEntry("f" + i);
                    entry.setSize(0);
                    entry.setCrc(new CRC32().getValue());
                    if (extraBytes > 0) {
                        entry.setExtra(new byte[extraBytes]);
                    }
                    zip.putNextEntry(entry);
                }
            }
        });
    }

    /** An archive of one file, deflated, after so many empty blocks. */
    public static byte[] zipWithEmptyBlocks(int blocks, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        byte[] packed = made(out -> {
            for (int i = 0; i < blocks; i++) {
                out.write(new byte[] {0, 0, 0, -1, -1});
            }
            try (DeflaterOutputStream deflate =
                    new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
                deflate.write(bytes);
            }
        });
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(packed.length);
        entry.setCrc(checksum.getValue());
        return made(out -> {
            try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
            }
        });
    }

    /** The bytes with one text replaced by another of the same length. */
    public static byte[] replaced(byte[] bytes, String before, String after) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(before, after)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where a text begins for the first time. */
    public static int indexOf(byte[] bytes, String text) {
        int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        if (found < 0) {
            throw new IllegalArgumentException("The archive does not contain " + text + ".");
        }
        return found;
    }

    /** Where the header of a file begins in the central directory. */
    public static int headerOf(byte[] bytes, String file) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.lastIndexOf(HEADER, text.lastIndexOf(file));
    }

    private static byte[] made(Maker maker) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            maker.write(out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private interface Maker {
        void write(ByteArrayOutputStream out) throws IOException;
    }
}
