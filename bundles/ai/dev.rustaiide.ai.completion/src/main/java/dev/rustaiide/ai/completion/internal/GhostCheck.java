package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Refuses ghost text that nobody should see: what repeats the text behind the caret, and what does not parse. */
@Component(service = GhostCheck.class)
public final class GhostCheck {
    private static final int MOST_TREES = 4;
    /** A larger file takes longer to parse than anybody waits. */
    private static final int LARGEST = 400_000;

    private final Syntax syntax;
    /** Of the texts that were asked about last: the next one is mostly a key away. */
    private final Map<Path, SyntaxTree> trees = new LinkedHashMap<>(8, 0.75f, true);

    @Activate
    public GhostCheck(@Reference Syntax syntax) {
        this.syntax = syntax;
    }

    boolean fits(CompletionPlace place, String ghost) {
        return !ghost.isBlank() && !repeats(place, ghost) && Brackets.fit(place.source().text(), place.caret(), ghost)
                && parses(place, ghost);
    }

    /** Whether it says what stands behind the caret anyway, in this line or in the next. */
    private static boolean repeats(CompletionPlace place, String ghost) {
        Text text = place.source().text();
        int end = Math.min(text.length(), place.caret() + 4 * ghost.length() + 200);
        String behind = squeezed(text.substring(place.caret(), end));
        return behind.startsWith(squeezed(ghost));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /**
     * Whether the text has no more errors with it; as the line goes on, one more may be where a bracket is still open.
     * What cannot be parsed at all cannot get worse.
     */
    private boolean parses(CompletionPlace place, String ghost) {
        Text text = place.source().text();
        if (text.byteLength() > LARGEST) {
            return true;
        }
        Optional<SyntaxTree> before = tree(place);
        if (before.isEmpty()) {
            return true;
        }
        Text after = text.replace(place.caret(), place.caret(), ghost);
        int errors = before.get().edited(place.caret(), place.caret(), ghost.length(), after).errorCount();
        return errors <= before.get().errorCount() + Brackets.open(ghost);
    }

    private synchronized Optional<SyntaxTree> tree(CompletionPlace place) {
        Path file = place.source().file();
        Text text = place.source().text();
        SyntaxTree known = trees.get(file);
        Optional<SyntaxTree> tree = Optional.empty();
        if (known != null) {
            Optional<TextChange> change = TextChange.between(known.text(), text);
            tree = Optional.of(change.isEmpty() ? known : known.edited(change.get().start(), change.get().end(),
                    change.get().replacement().length(), text));
        } else {
            tree = syntax.parse(syntax.languageOf(file, text.line(0)), text);
        }
        tree.ifPresent(made -> trees.put(file, made));
        if (trees.size() > MOST_TREES) {
            trees.remove(new ArrayList<>(trees.keySet()).getFirst());
        }
        return tree;
    }
}
