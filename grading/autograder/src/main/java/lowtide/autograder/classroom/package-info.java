/**
 * A class: which upload is whose ({@code UploadName}), which of a student's uploads is graded
 * ({@code UploadSelection}), and the id each student gets ({@code StudentIds}).
 */
package lowtide.autograder.classroom;
