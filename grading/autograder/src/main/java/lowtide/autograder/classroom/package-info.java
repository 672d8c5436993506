/**
 * A class: finds the uploads in a folder or zip archive ({@code ClassFolder}, {@code ClassRoot}), groups them by student
 * ({@code UploadOwners}), selects the upload that is graded ({@code UploadSelection}), and gives every student an id
 * ({@code StudentIds}).
 */
package lowtide.autograder.classroom;
