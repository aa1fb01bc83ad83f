package dev.rustaiide.system.git.index;

import java.io.IOException;

/** The file is no index, or one of a kind that is not known here; the message says which, as the rest of a sentence. */
public final class BrokenIndexException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean damaged;

    BrokenIndexException(String why, boolean damaged) {
        super(why);
        this.damaged = damaged;
    }

    /** Whether its bytes make no sense, as against being of a kind that only git itself reads. */
    public boolean isDamaged() {
        return damaged;
    }
}
