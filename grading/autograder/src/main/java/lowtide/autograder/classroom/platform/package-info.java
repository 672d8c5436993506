/** How learning platforms name the submissions that they export, and what the names say about students. */
package lowtide.autograder.classroom.platform;
