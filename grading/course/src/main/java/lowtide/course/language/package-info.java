/** Which language a student has chosen, and texts in it. */
package lowtide.course.language;
