package dev.rustaiide.app.workbench;

import dev.rustaiide.foundation.language.Effect;

/** Does what answers about source text offer to do. UI thread only. */
public interface Effects {
    /** Does {@code effect} and waits for nothing; what stands in its way is told in the window. */
    void perform(Effect effect);
}
