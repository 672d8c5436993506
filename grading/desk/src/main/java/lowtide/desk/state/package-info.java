/** What the desk remembers between two commands. */
package lowtide.desk.state;
