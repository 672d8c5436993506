/** What the desk prints. */
package lowtide.desk.report;
