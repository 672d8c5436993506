/**
 * Isolates students' code, and the compiler that reads it: in processes of their own, with as many layers of isolation as
 * the system offers.
 */
package lowtide.autograder.sandbox;
