package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/** What is known of files besides their problems, such as their state in Git, for where files are listed. UI thread. */
public final class FileMarks {
    private final List<Runnable> listeners = new ArrayList<>();
    private Function<Path, Optional<Mark>> known = path -> Optional.empty();

    /**
     * How a file is marked.
     *
     * @param letter at the end of its row; may be empty
     * @param words for people, e.g. {@code modified}
     * @param offer what its editor offers to do about it
     */
    public record Mark(String letter, Token color, String words, Optional<Offer> offer) {
        public Mark(String letter, Token color, String words) {
            this(letter, color, words, Optional.empty());
        }
    }

    /**
     * What people should do about a file.
     *
     * @param message a sentence
     * @param action a word or two, e.g. {@code Resolve}
     */
    public record Offer(String message, String action, Runnable then) {}

    /** {@code marks} tells them from now on, from memory and at once. */
    public void show(Function<Path, Optional<Mark>> marks) {
        known = marks;
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** That of a file or folder. */
    public Optional<Mark> of(Path path) {
        return known.apply(path);
    }

    /** Runs {@code listener} after marks may be others. */
    public Look.Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
