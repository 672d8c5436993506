package lowtide.autograder.classroom;

import lowtide.autograder.classroom.platform.UploadName;

/** An upload and what its name says about its student. */
record NamedUpload(Upload upload, UploadName name) {}
