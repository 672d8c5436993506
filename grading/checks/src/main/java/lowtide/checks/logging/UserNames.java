package lowtide.checks.logging;

import java.util.LinkedHashMap;
import java.util.Map;
import lowtide.checks.dsl.CheckFailure;

/** What users are called in the log: always the same, and no two of them alike. */
final class UserNames {

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Notes the name in an event of a call of this user. */
    void add(String userId, LogLine event) {
        String name = event.field("user")
                .orElseThrow(() -> new CheckFailure(
                        "A call was logged without its user: " + event.describe() + ".",
                        "the field user in the event of every call."));
        String before = names.putIfAbsent(userId, name);
        if (before != null && !before.equals(name)) {
            throw new CheckFailure(
                    "One user was logged under two names.",
                    "user=" + before + " and user=" + name + ".",
                    "the same value for every call of one user.");
        }
    }

    void areDistinct() {
        if (names.values().stream().distinct().count() < names.size()) {
            throw new CheckFailure(
                    "Different users were logged under the same name.",
                    "The names: " + names.values() + ".",
                    "the id, or a pseudonym that differs between users.");
        }
    }
}
