/**
 * What goes over the wire, as immutable data: {@link lowtide.fakegemini.model.GeminiRequest requests} with their
 * {@link lowtide.fakegemini.model.Content contents} and {@link lowtide.fakegemini.model.Part parts},
 * {@link lowtide.fakegemini.model.Reply replies}, {@link lowtide.fakegemini.model.Usage usage} and the
 * {@link lowtide.fakegemini.model.ModelCatalogue models}.
 */
package lowtide.fakegemini.model;
