/** The list of people in a class, and who of them submitted what. */
package lowtide.autograder.classroom.roster;
