package dev.rustaiide.app.terminal.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.TerminalFrame;

/** What lies over the text: what is selected, what was found, and the link under the pointer. */
final class TerminalMarks {
    private final TerminalFrame frame;
    private final TerminalSelection selection;
    private List<Stretch> found = List.of();
    private @Nullable Stretch link;

    /** Cells from {@code from} up to {@code to}. */
    record Stretch(CellPosition from, CellPosition to) {
        boolean contains(CellPosition position) {
            return from.compareTo(position) <= 0 && position.compareTo(to) < 0;
        }
    }

    TerminalMarks(TerminalFrame frame, TerminalSelection selection) {
        this.frame = frame;
        this.selection = selection;
    }

    /** All that was found near what is in sight. */
    void setFound(List<Stretch> all) {
        found = List.copyOf(all);
    }

    /** Whether that is another link than before. */
    boolean setLink(@Nullable Stretch other) {
        boolean changed = link == null ? other != null : !link.equals(other);
        link = other;
        return changed;
    }

    CellPainter.Marks ofRow(int row) {
        return new CellPainter.Marks() {
            @Override
            public @Nullable Token groundOf(int column) {
                if (selection.isEmpty() && found.isEmpty()) {
                    return null;
                }
                CellPosition position = frame.position(row, column);
                if (selection.contains(position)) {
                    return Token.SELECTION;
                }
                return found.stream().anyMatch(one -> one.contains(position)) ? Token.MATCH : null;
            }

            @Override
            public boolean isLink(int column) {
                return link != null && link.contains(frame.position(row, column));
            }
        };
    }
}
