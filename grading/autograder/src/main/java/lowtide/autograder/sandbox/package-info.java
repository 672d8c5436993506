/**
 * Isolates students' code, and the compiler that reads it: in separate processes, with as many layers of isolation as
 * the system offers.
 */
package lowtide.autograder.sandbox;
