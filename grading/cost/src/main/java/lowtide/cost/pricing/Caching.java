package lowtide.cost.pricing;

import lowtide.cost.context.Range;

/**
 * How Gemini's caches are used. Whether both can serve the same request is not documented, so a model uses one of them.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/generate-content/caching">Gemini API, Context caching</a>
 */
public sealed interface Caching {

    /**
     * The implicit cache, which is always on and costs nothing, but guarantees no hits.
     *
     * @param hits percentage of the cacheable tokens that it serves, 0 to 100
     */
    record Implicit(int hits) implements Caching {

        public static final Range HITS = new Range(0, 100);

        public Implicit {
            HITS.require("cache hits in per cent", hits);
        }
    }

    /**
     * An explicit cache with the system instruction, which all users share. Every request gets it at the price of cached
     * input. Storage is billed by the hour. Creating the cache is not billed here: no source gives a price.
     *
     * @param hoursADay hours a day for which the cache is kept, 1 to 24
     */
    record Explicit(int hoursADay) implements Caching {

        public static final Range HOURS = new Range(1, 24);

        public Explicit {
            HOURS.require("hours a day of the explicit cache", hoursADay);
        }
    }
}
