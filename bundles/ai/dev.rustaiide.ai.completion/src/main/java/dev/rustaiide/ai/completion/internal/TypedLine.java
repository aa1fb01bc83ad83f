package dev.rustaiide.ai.completion.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.completion.Candidate;
import dev.rustaiide.ai.completion.CodeCompletion;
import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.completion.GhostText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;

/**
 * A line that is typed by somebody who takes what is right of all that is offered, as
 * {@link dev.rustaiide.ai.completion.CompletionLearning#lines} tells.
 */
final class TypedLine {
    private static final int FIRST = 5;

    private final StudiedProject.Point first;
    private final CodeCompletion completion;
    private final String line;
    private final int start;
    private int keys;
    private int tabs;
    private int byGhost;
    private int misled;
    /** What ghost text shows of the line; it stays while that is what is typed, as in the editor. */
    private String shown = "";

    private TypedLine(StudiedProject.Point first, CodeCompletion completion) {
        this.first = first;
        this.completion = completion;
        this.line = first.line();
        this.start = first.offset();
    }

    static TypedLine type(StudiedProject.Point first, CodeCompletion completion)
            throws InterruptedException, ExecutionException {
        var typed = new TypedLine(first, completion);
        typed.type();
        return typed;
    }

    private void type() throws InterruptedException, ExecutionException {
        List<StudiedProject.Point> uses = first.ofLine().stream().filter(StudiedProject.Point::isUse).toList();
        for (int at = 0; at < line.length(); keys++) {
            int left = line.length() - at;
            ask(at, left);
            int ghost = line.startsWith(shown, at) ? shown.length() : word(at);
            int popup = ghost == left ? 0 : popup(at, uses);
            boolean isTaken = ghost > 1 && ghost >= popup;
            if (isTaken) {
                tabs++;
                byGhost += ghost;
            }
            misled += ghost == 0 && !shown.isEmpty() ? 1 : 0;
            int written = isTaken ? ghost : Math.max(1, popup);
            boolean isSaid = (isTaken || written == 1) && shown.startsWith(line.substring(at, at + written));
            shown = isSaid ? shown.substring(written) : "";
            at += written;
        }
    }

    /** A last letter is not worth a look. */
    private void ask(int at, int left) throws InterruptedException, ExecutionException {
        if (shown.isEmpty() && left > 1) {
            shown = completion.ghost(first.placeAt(start + at)).await().map(GhostText::firstLine).orElse("");
        }
    }

    /** How much the key writes that takes a word of what is shown; 0 if that is not what stands at {@code at}. */
    private int word(int at) {
        int end = Words.right(Text.of(shown), 0);
        return line.startsWith(shown.substring(0, end), at) ? end : 0;
    }

    /** How much the popup writes of the name that stands at {@code at}; 0 if it is not among the first. */
    private int popup(int at, List<StudiedProject.Point> uses) throws InterruptedException, ExecutionException {
        for (StudiedProject.Point use : uses) {
            int typed = start + at - use.offset();
            int left = use.word().length() - typed;
            if (typed >= 0 && left > 1 && left <= use.word().length()) {
                CompletionPlace place = use.place(typed);
                List<Candidate> shown = completion.complete(place).await();
                return shown.stream().limit(FIRST).anyMatch(each -> each.text().equals(use.word())) ? left : 0;
            }
        }
        return 0;
    }

    int letters() {
        return line.length();
    }

    int keys() {
        return keys;
    }

    /** How many of the keys took ghost text, or a word of it. */
    int tabs() {
        return tabs;
    }

    /** Keys that were struck while the next word of what it showed was wrong. */
    int misled() {
        return misled;
    }

    /** Letters that it wrote. */
    int byGhost() {
        return byGhost;
    }
}
