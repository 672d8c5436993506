/** Grades one stage at a time in a process that stays warm. */
package lowtide.desk.grade;
