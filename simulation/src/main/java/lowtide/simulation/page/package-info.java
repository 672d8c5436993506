/** The cost page: fields and sliders in a browser, figures from the same models as everywhere else. */
package lowtide.simulation.page;
