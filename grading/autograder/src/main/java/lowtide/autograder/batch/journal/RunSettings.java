package lowtide.autograder.batch.journal;

import java.util.List;
import java.util.Optional;

/**
 * Everything besides the submissions that determines the results of a class. Results with different settings never
 * share an out folder.
 *
 * @param seed the same for the whole class
 * @param kit the kit's version
 * @param content SHA-256 of the kit's content, in hexadecimal
 * @param jdk the feature version of the JDK, such as 17
 * @param stages the numbers of the stages graded
 * @param rubric the name of the rubric; empty if the points are those of the catalogue
 * @param layers names of the layers of isolation in force
 * @param shard the part of the class
 */
public record RunSettings(
        long seed,
        String kit,
        String content,
        int jdk,
        List<Integer> stages,
        String rubric,
        List<String> layers,
        Shard shard) {

    /** The same settings for the whole class. */
    public RunSettings whole() {
        return new RunSettings(seed, kit, content, jdk, stages, rubric, layers, Shard.WHOLE);
    }

    /** The first setting that differs, such as {@code seed 8, not 7}; empty if none does. */
    public Optional<String> difference(RunSettings other) {
        if (seed != other.seed) {
            return Optional.of("seed " + seed + ", not " + other.seed);
        } else if (!stages.equals(other.stages)) {
            return Optional.of("stages " + stages + ", not " + other.stages);
        } else if (!rubric.equals(other.rubric)) {
            return Optional.of(named(rubric) + ", not " + named(other.rubric));
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

    private static String named(String rubric) {
        return rubric.isEmpty() ? "no rubric" : "the rubric " + rubric;
    }

    /** The key of a submission with this fingerprint. The same key means the same result. */
    public String key(String fingerprint) {
        return new Sha256().add(whole().toString()).add(fingerprint).hex();
    }
}
