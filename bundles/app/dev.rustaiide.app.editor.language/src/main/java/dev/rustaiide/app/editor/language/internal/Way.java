package dev.rustaiide.app.editor.language.internal;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;

/**
 * A way to go on, of which some may stand there already.
 *
 * @param text what is left of it; its lines end with line feeds
 * @param of what it comes of
 * @param end how far into the insertion's text it goes
 */
record Way(String text, Continuation of, int end) {
    /** More lines are nothing that anybody reads. */
    private static final int MOST_LINES = 20;

    /**
     * What {@code of} writes behind {@code there}, which stands before the caret; empty if it writes something else.
     *
     * @param isWhole whether all its lines are shown, or the first only
     */
    static Optional<Way> behind(String there, Continuation of, boolean isWhole) {
        String all = of.insertion().newText();
        if (of.isSnippet() || !all.startsWith(there)) {
            return Optional.empty();
        }
        String text = all.substring(there.length());
        int end = 0;
        for (int line = 0; end >= 0 && line < (isWhole ? MOST_LINES : 1); line++) {
            end = text.indexOf('\n', line == 0 ? 0 : end + 1);
        }
        String shown = (end < 0 ? text : text.substring(0, end)).stripTrailing();
        return shown.isEmpty() || shown.indexOf('\r') >= 0 ? Optional.empty()
                : Optional.of(new Way(shown, of, there.length() + shown.length()));
    }

    /** What is shown in the caret's line; empty if that is at its end. */
    String firstLine() {
        int feed = text.indexOf('\n');
        return feed < 0 ? text : text.substring(0, feed);
    }

    /** What is shown in lines of its own. */
    List<String> furtherLines() {
        int feed = text.indexOf('\n');
        return feed < 0 ? List.of() : List.of(text.substring(feed + 1).split("\n", -1));
    }

    /** How much of it the next word is: at the end of a line, all to where the next one begins. */
    int word() {
        return text.startsWith("\n") ? 1 + blank(1) : Math.max(1, Words.right(Text.of(firstLine()), 0));
    }

    /** How much of it the rest of its line is: at the end of a line, the next one. */
    int line() {
        int feed = text.indexOf('\n', 1);
        return feed < 0 ? text.length() : feed;
    }

    private int blank(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - from;
    }

    /** How many characters of the insertion's text stand there. */
    int done() {
        return end - text.length();
    }

    /** This once its first {@code length} characters stand there too. */
    Way after(int length) {
        return new Way(text.substring(length), of, end);
    }

    /** What is done when all of it was taken, which may be less than was offered. */
    Optional<Effect> taken() {
        return end == of.insertion().newText().length() ? of.then() : of.then(end);
    }
}
