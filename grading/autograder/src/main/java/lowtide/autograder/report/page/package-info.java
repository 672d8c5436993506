/** What all pages share: the templates, and the listing of a student's source. A page is one file without dependencies. */
package lowtide.autograder.report.page;
