/** Checks a stage whenever one of its files is saved, and answers keys. */
package lowtide.desk.watch;
