/** The list of people in a class, and who of them submitted what. Knows nothing of submissions. */
package lowtide.autograder.classroom.roster;
