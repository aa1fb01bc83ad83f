package dev.rustaiide.app.search.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;

import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

/**
 * How a hit stands in the list.
 *
 * @param path of its file, for people
 */
record FoundPassage(Hit hit, String path) {
    /** Its beginning, where people want to go. */
    Location place() {
        return new Location(hit.location().file(), Range.at(hit.location().range().start()));
    }

    /** {@code path:line}, counted from one. */
    String where() {
        return path + ':' + (hit.location().range().start().line() + 1);
    }

    /** @param wide whether there is room for the reason; the hint has it anyhow */
    Row row(boolean wide) {
        String name = Objects.toString(hit.location().file().getFileName(), "");
        int[] said = said().stream().mapToInt(Integer::intValue).toArray();
        return Row.of(Glyph.ofFile(name), hit.title()).matches(said).detail(where() + "   " + hit.preview())
                .badge(wide ? hit.reason() : "", Token.MUTED)
                .hint(hit.preview() + '\n' + where() + '\n' + hit.reason());
    }

    /** The places in the title where words of the question stand. */
    List<Integer> said() {
        String title = hit.title();
        var found = new BitSet();
        for (String word : hit.words()) {
            for (int at = 0; at + word.length() <= title.length(); at++) {
                if (title.regionMatches(true, at, word, 0, word.length())) {
                    found.set(at, at + word.length());
                }
            }
        }
        return found.stream().boxed().toList();
    }
}
