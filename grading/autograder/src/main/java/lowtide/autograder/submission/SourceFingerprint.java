package lowtide.autograder.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** Identifies what a submission contains for some stages. Any change of a name, a text or a reason changes it. */
final class SourceFingerprint {

    private final MessageDigest digest = DigestUtils.getSha256Digest();

    private SourceFingerprint() {}

    /** SHA-256 in hexadecimal. */
    static String of(List<StageSources> stages) {
        SourceFingerprint fingerprint = new SourceFingerprint();
        stages.forEach(fingerprint::add);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void add(StageSources sources) {
        add(sources.stage().folder());
        if (sources instanceof StageSources.Found found) {
            add("found");
            add(String.valueOf(found.files().size()));
            found.files().forEach(file -> {
                add(file.path());
                add(file.text());
            });
        } else if (sources instanceof StageSources.Missing missing) {
            add("missing");
            add(missing.reason());
        } else if (sources instanceof StageSources.Refused refused) {
            add("refused");
            add(refused.reason());
        } else if (sources instanceof StageSources.NotUtf8 notUtf8) {
            add("not UTF-8");
            add(notUtf8.path() + ":" + notUtf8.line());
            add(notUtf8.reason());
        }
    }

    /** Adds a text after its length, so that two different lists of texts are never the same bytes. */
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        DigestUtils.updateDigest(digest, bytes.length + ":");
        digest.update(bytes);
    }
}
