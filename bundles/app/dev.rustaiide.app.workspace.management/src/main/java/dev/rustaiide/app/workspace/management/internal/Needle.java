package dev.rustaiide.app.workspace.management.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.foundation.memory.ByteSearch;

/**
 * Characters that a file, and the line of a match, must hold to have a match at all. Most do not, and this finds out at
 * the speed of memory.
 *
 * @param marksLines whether a match lies within the line that the needle is on
 */
record Needle(ByteSearch search, boolean marksLines) {
    /** Empty if nothing can be told without looking closely. */
    static Optional<Needle> of(SearchQuery query) {
        String text = query.regex() ? Literals.longestIn(query.text()) : query.text();
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        if (text.isEmpty() || !query.matchCase() && !ascii) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteSearch search = query.matchCase() ? ByteSearch.of(bytes) : ByteSearch.inAnyCase(bytes);
        boolean within = query.regex() ? Literals.staysInLine(query.text()) : text.indexOf('\n') < 0;
        return Optional.of(new Needle(search, within));
    }
}
