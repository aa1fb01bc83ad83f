package dev.rustaiide.app.editor;

import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.widgets.Event;
import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.app.documents.Selections;

/** What becomes of the commands, keys and clicks that an editor gets. UI thread only. */
@ProviderType
public interface EditorInput {
    /** Asks {@code overlay} first from now on, those that were added before it before. */
    void add(Overlay overlay);

    /** Has {@code command} done by {@code action}. */
    void on(EditorCommand command, Runnable action);

    /** Has {@code taker} take clicks on the text with the first button first, which says whether one was for it. */
    void onClick(Predicate<Event> taker);

    /** Has {@code asker} find out what a selection grows to where there is no grammar; it tells what it is given. */
    void setExpander(Consumer<Consumer<Selections>> asker);

    /** Something over the text that leads some commands while it is open. */
    interface Overlay {
        /** Whether it is open and {@code command} was meant for it. */
        boolean take(EditorCommand command);

        /** Hears what is about to be typed. */
        default void typing(String characters) {}
    }
}
