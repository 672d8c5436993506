/** Finds out why the kit does not work on a student's machine. */
package lowtide.desk.doctor;
