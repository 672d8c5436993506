package lowtide.autograder.classroom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
            List<InspectedUpload> graded = new UploadSelection(uploads, inspector).graded();
            for (InspectedUpload upload : graded) {
                students.add(student(upload == graded.get(0) ? id : ids.another(id), upload, graded.size(), uploads));
            }
        });
        students.sort(Comparator.comparing(Student::id));
        return students;
    }

    private static Student student(String id, InspectedUpload upload, int graded, List<NamedUpload> uploads) {
        List<String> remarks = new ArrayList<>();
        if (graded > 1) {
            remarks.add("One of " + graded + " uploads, all graded because nothing tells which one counts: this is "
                    + upload.name() + ".");
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
                name.people());
    }
}
