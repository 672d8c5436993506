package lowtide.autograder.classroom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lowtide.autograder.classroom.platform.UploadName;
import lowtide.autograder.submission.InspectedUpload;
import lowtide.autograder.submission.Remarks;
import lowtide.autograder.submission.UploadInspector;

/** Makes students of uploads. */
final class StudentList {

    private StudentList() {}

    /**
     * The students, sorted by id. A student with several uploads that could count is listed once for each.
     *
     * @param byOwner the uploads of each student
     */
    static List<Student> of(SortedMap<String, List<NamedUpload>> byOwner, UploadInspector inspector) {
        StudentIds ids = new StudentIds();
        SortedMap<String, String> idsByOwner = new TreeMap<>();
        byOwner.forEach((owner, uploads) -> {
            UploadName name = uploads.get(0).name();
            idsByOwner.put(owner, ids.of(name.idBase(), name.hasPlatformId()));
        });
        List<Student> students = new ArrayList<>();
        byOwner.forEach((owner, uploads) -> {
            String id = idsByOwner.get(owner);
            UploadSelection selection = UploadSelection.of(uploads, inspector);
            for (InspectedUpload upload : selection.graded()) {
                boolean isFirst = upload == selection.graded().get(0);
                students.add(student(isFirst ? id : ids.another(id), upload, selection, uploads));
            }
        });
        students.sort(Comparator.comparing(Student::id));
        return students;
    }

    private static Student student(
            String id, InspectedUpload upload, UploadSelection selection, List<NamedUpload> uploads) {
        List<String> alternatives = selection.graded().stream()
                .filter(other -> other != upload)
                .map(InspectedUpload::name)
                .toList();
        List<String> remarks = new ArrayList<>();
        if (!alternatives.isEmpty()) {
            remarks.add("One of " + selection.graded().size()
                    + " uploads, all graded because it is not known which one counts: this is " + upload.name() + ".");
        }
        uploads.stream()
                .flatMap(named -> named.name().remarks().stream())
                .distinct()
                .forEach(remarks::add);
        remarks.addAll(upload.remarks());
        UploadName name = uploads.get(0).name();
        return new Student(
                id,
                name.displayName(),
                name.platformId(),
                upload.submission(),
                Remarks.limited(remarks),
                name.people(),
                alternatives.isEmpty()
                        ? List.of()
                        : Stream.concat(Stream.of(upload.name()), alternatives.stream())
                                .toList(),
                selection.passedOver());
    }
}
