package dev.rustaiide.app.vim.internal.core;

import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Where a host that types by itself has typed since the insertion began, and where the caret was last. */
public final class HostTyping {
    private int start;
    private int end;
    private int caret;

    public void begin(int at) {
        start = at;
        end = at;
        caret = at;
    }

    /** The text changed, {@code changes} of the text before, which left the caret at {@code now}. */
    public void changed(List<TextChange> changes, int now) {
        int grown = end;
        for (TextChange change : changes) {
            grown += change.start() <= end ? change.growth() : 0;
        }
        start = Math.min(Marks.mapped(start, changes), now);
        end = Math.max(Math.max(start, grown), now);
        caret = now;
    }

    /** The caret is at {@code to}; whether it was put there, away from what was typed. */
    public boolean isMovedTo(int to) {
        boolean away = to < caret || to > end;
        caret = away ? caret : to;
        return away;
    }

    /** Where the caret was before it moved. */
    public int caret() {
        return caret;
    }

    /** What was typed, up to the caret. */
    public String typed(Text text) {
        return start <= caret && caret <= text.length() ? text.substring(start, caret).replace("\r\n", "\n") : "";
    }
}
