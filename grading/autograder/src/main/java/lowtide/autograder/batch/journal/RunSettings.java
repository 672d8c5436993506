package lowtide.autograder.batch.journal;

import java.util.List;
import java.util.Optional;
import lowtide.autograder.cli.KitFingerprint;

/**
 * What decides, beside the submissions, how a class is graded. Results with other settings never share an out folder.
 *
 * @param seed one for the whole class
 * @param kit the kit's version
 * @param content see {@link KitFingerprint#content()}
 * @param jdk the feature version of the JDK, such as 17
 * @param stages the numbers of the stages graded
 * @param layers names of the layers of isolation that are on
 * @param shard which part of the class
 */
public record RunSettings(
        long seed, String kit, String content, int jdk, List<Integer> stages, List<String> layers, Shard shard) {

    /** The same for the whole class. */
    public RunSettings whole() {
        return new RunSettings(seed, kit, content, jdk, stages, layers, Shard.WHOLE);
    }

    /** The first thing that differs: ours, and not the other's. */
    public Optional<String> difference(RunSettings other) {
        if (seed != other.seed) {
            return Optional.of("seed " + seed + ", not " + other.seed);
        } else if (!stages.equals(other.stages)) {
            return Optional.of("stages " + stages + ", not " + other.stages);
        } else if (!shard.equals(other.shard)) {
            return Optional.of("shard " + shard + ", not " + other.shard);
        } else if (!layers.equals(other.layers)) {
            return Optional.of("the layers of isolation " + layers + ", not " + other.layers);
        } else if (jdk != other.jdk) {
            return Optional.of("JDK " + jdk + ", not " + other.jdk);
        } else if (!kit.equals(other.kit) || !content.equals(other.content)) {
            return Optional.of("kit " + kit + " (" + content.substring(0, 8) + "), not " + other.kit + " ("
                    + other.content.substring(0, 8) + ")");
        }
        return Optional.empty();
    }

    /** The key of a submission with this fingerprint: the same key, the same result. */
    public String key(String fingerprint) {
        return new Sha256().add(whole().toString()).add(fingerprint).hex();
    }
}
