package dev.rustaiide.app.ui.components;

import java.util.Optional;

/** What becomes of a label that is changed in place. */
public interface LabelEdit {
    /** Why {@code text} cannot be taken, as a sentence; asked at each key stroke. Empty if it can. */
    Optional<String> objection(String text);

    /** The user wants {@code text}, which is another one than before. */
    void accepted(String text);

    /** The field is gone, whether something was accepted or not; called last. */
    default void ended() {}
}
