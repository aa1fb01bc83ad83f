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

    /**
     * As much of {@code ghost} as fits: its first line, and of the others as many as parse where they would stand, do
     * not say what stands behind them anyway, and leave no bracket open. They end with the block that they are in.
     *
     * @return empty if not even the first line fits
     */
    String fitting(CompletionPlace place, String ghost) {
        int first = lineEnd(ghost, 0);
        String line = ghost.substring(0, first);
        if (first == ghost.length() || !place.isAtLineEnd()) {
            return fits(place, line) ? line : "";
        }
        if (!fits(place, line)) {
            return "";
        }
        int most = Brackets.open(line) > 0 ? errors(place, "") : Math.min(errors(place, ""), errors(place, line));
        String best = line;
        for (int end = first; end < ghost.length();) {
            int start = end;
            end = lineEnd(ghost, start + 1);
            String more = ghost.substring(0, end);
            String one = ghost.substring(start, end);
            boolean isOut = !Brackets.areWithin(more, first);
            // A bracket that closes what the text itself has opened looks like the one behind it.
            boolean tells = isOut || one.chars().anyMatch(Character::isLetterOrDigit);
            if (one.isBlank() || tells && repeats(place, one)) {
                break;
            }
            boolean isWhole = Brackets.open(more) == 0;
            if (isWhole && Brackets.fit(place.source().text(), place.caret(), more) && errors(place, more) <= most) {
                best = more;
            }
            if (isOut) {
                break;
            }
        }
        return best;
    }

    private static int lineEnd(String text, int from) {
        int feed = text.indexOf('\n', from);
        return feed < 0 ? text.length() : feed;
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
        return errors(place, ghost) <= errors(place, "") + Brackets.open(ghost);
    }

    /** How many places of the text do not parse with {@code ghost} in it; 0 for what cannot be parsed. */
    private int errors(CompletionPlace place, String ghost) {
        Text text = place.source().text();
        Optional<SyntaxTree> before = text.byteLength() > LARGEST ? Optional.empty() : tree(place);
        if (before.isEmpty() || ghost.isEmpty()) {
            return before.map(SyntaxTree::errorCount).orElse(0);
        }
        Text after = text.replace(place.caret(), place.caret(), ghost);
        return before.get().edited(place.caret(), place.caret(), ghost.length(), after).errorCount();
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
