package dev.rustaiide.app.assistant.internal.view;

import dev.rustaiide.ai.assistant.Checkpoint;

/** What can be done about edits that wait. UI thread only. */
public interface ReviewChoices {
    void review();

    void discard();

    void returnTo(Checkpoint checkpoint);
}
