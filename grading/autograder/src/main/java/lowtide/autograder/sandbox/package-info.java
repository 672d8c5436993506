/**
 * Where code of students, and the compiler that reads it, are kept: processes of their own, behind as many walls as the
 * system offers.
 */
package lowtide.autograder.sandbox;
