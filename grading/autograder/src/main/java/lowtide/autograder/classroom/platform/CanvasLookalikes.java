package lowtide.autograder.classroom.platform;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import lowtide.autograder.submission.archive.FileType;

/**
 * Names that look like Canvas's and are not, such as {@code hw_20261001_101500_ada.zip}, which instructors and scripts
 * make of dates. Canvas gives a user one name, and a file an id of its own. If a whole class has one name and different
 * archives, the name belongs to no student.
 */
final class CanvasLookalikes {

    /**
     * The part of a file's name that stays the same when it is uploaded again: Canvas numbers {@code lab.zip},
     * {@code lab-1.zip}.
     */
    private static final String NUMBER_AND_EXTENSION = "(-\\d+)?(\\.[^.]*)?$";

    private CanvasLookalikes() {}

    /** The names among these files that Canvas did not make. Names that match several students do not count as evidence. */
    static Set<String> among(Collection<String> files) {
        Map<String, CanvasName.Parts> parts = new LinkedHashMap<>();
        for (String file : files) {
            Optional<CanvasName.Parts> found = CanvasName.parts(UploadName.composed(file));
            found.filter(each -> each.ids().size() == 1).ifPresent(each -> parts.put(file, each));
        }
        Set<String> lookalikes = new HashSet<>();
        lookalikes.addAll(conflicting(parts, CanvasName.Parts::user, CanvasName.Parts::name));
        lookalikes.addAll(conflicting(parts, each -> String.valueOf(each.file()), each -> each.user() + each.rest()));
        Set<String> names = parts.values().stream().map(CanvasName.Parts::name).collect(Collectors.toSet());
        Set<String> archives = parts.values().stream()
                .filter(each -> FileType.isZipByName(each.rest()))
                .map(each -> each.rest().replaceFirst(NUMBER_AND_EXTENSION, ""))
                .collect(Collectors.toSet());
        if (names.size() == 1 && archives.size() > 1) {
            lookalikes.addAll(parts.keySet());
        }
        return lookalikes;
    }

    /** The names that have an id in common and differ in what belongs to that id. */
    private static Set<String> conflicting(
            Map<String, CanvasName.Parts> parts,
            Function<CanvasName.Parts, String> id,
            Function<CanvasName.Parts, String> owner) {
        Map<String, Set<String>> owners = new HashMap<>();
        parts.values()
                .forEach(each -> owners.computeIfAbsent(id.apply(each), any -> new TreeSet<>())
                        .add(owner.apply(each)));
        return parts.entrySet().stream()
                .filter(each -> owners.get(id.apply(each.getValue())).size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
