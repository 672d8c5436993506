package lowtide.autograder.redteam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.autograder.grade.StageResult;
import lowtide.course.CheckVerdict;
import lowtide.course.StageVerdict;

/**
 * What became of the stage that was graded.
 *
 * @param checks verdicts by the ids of the checks
 * @param seen what was seen, by the ids of the checks
 * @param texts everything the student would read
 */
record AttackResult(
        StageVerdict verdict,
        int points,
        Map<String, CheckVerdict> checks,
        Map<String, String> seen,
        List<String> texts) {

    /** Of a stage that this process has graded. */
    static AttackResult of(StageResult stage) {
        Map<String, CheckVerdict> checks = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        stage.checks().forEach(check -> {
            checks.put(check.check().id(), check.verdict());
            seen.put(check.check().id(), check.outcome().finding().seen());
        });
        Stream<String> compileErrors = stage.compileErrors().stream().map(error -> error.describe());
        Stream<String> findings = stage.checks().stream()
                .map(check -> check.outcome().finding())
                .flatMap(finding -> Stream.of(finding.seen(), finding.expected()));
        return new AttackResult(
                stage.verdict(),
                stage.points(),
                checks,
                seen,
                Stream.of(Stream.of(stage.reason()), compileErrors, findings)
                        .flatMap(texts -> texts)
                        .toList());
    }

    /** Of the first stage in a {@code results.json} that another process has written. */
    static AttackResult of(JsonNode results) {
        JsonNode stage = results.get("stages").get(0);
        Map<String, CheckVerdict> checks = new LinkedHashMap<>();
        Map<String, String> seen = new LinkedHashMap<>();
        stage.get("checks").forEach(check -> {
            checks.put(
                    check.get("id").asText(),
                    CheckVerdict.valueOf(check.get("verdict").asText()));
            seen.put(check.get("id").asText(), check.path("seen").asText());
        });
        return new AttackResult(
                StageVerdict.valueOf(stage.get("verdict").asText()),
                stage.get("points").asInt(),
                checks,
                seen,
                List.copyOf(seen.values()));
    }

    /** Whether the checks ran. */
    boolean examined() {
        return verdict.compareTo(StageVerdict.MISSING) < 0;
    }

    /** What was seen in the checks with this verdict, so that a failing test says why. */
    Map<String, String> seen(CheckVerdict which) {
        return checks.entrySet().stream()
                .filter(check -> check.getValue() == which)
                .collect(Collectors.toMap(Map.Entry::getKey, check -> seen.get(check.getKey())));
    }
}
