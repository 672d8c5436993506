/** The blocks of READMEs and of the page about health data that come from the catalogue. */
package lowtide.authoring.readme;
