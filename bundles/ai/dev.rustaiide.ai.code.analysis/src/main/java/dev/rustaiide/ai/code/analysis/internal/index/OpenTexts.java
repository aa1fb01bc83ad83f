package dev.rustaiide.ai.code.analysis.internal.index;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;

/**
 * The texts that editors show and that questions carry, with their trees and facts, so that each is read once and a
 * change where it reaches only. Keeps those used last. Any thread may use it; two that want the same file wait for each
 * other.
 */
final class OpenTexts {
    private static final int MOST = 64;

    private final Reading reading;
    private final Map<Path, Slot> slots = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Slot> eldest) {
            return size() > MOST;
        }
    };

    OpenTexts(Reading reading) {
        this.reading = reading;
    }

    /** A text and what is known of it. */
    record Known(Text text, SyntaxTree tree, FileFacts facts) {}

    private static final class Slot {
        private @Nullable Known known;
    }

    /** What is known of {@code text}; empty if its language has no grammar, or it is too large. */
    Optional<Known> of(Path file, Text text) {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(file, path -> new Slot());
        }
        synchronized (slot) {
            Known before = slot.known;
            if (before != null && (before.text == text || before.text.equals(text))) {
                return Optional.of(before);
            }
            if (text.byteLength() > Reading.LARGEST) {
                return Optional.empty();
            }
            Optional<SyntaxTree> tree = before == null ? reading.tree(file, text)
                    : Optional.of(edited(before.tree, text));
            tree.ifPresent(made -> slot.known = new Known(text, made, reading.facts(made)));
            return tree.map(made -> slot.known);
        }
    }

    void forget(Path file) {
        synchronized (slots) {
            slots.remove(file);
        }
    }

    /** The tree after what lies between the first and the last difference was replaced. */
    static SyntaxTree edited(SyntaxTree before, Text after) {
        Text old = before.text();
        int most = Math.min(old.length(), after.length());
        int start = commonStart(old, after, most);
        int behind = 0;
        while (behind < most - start
                && old.charAt(old.length() - 1 - behind) == after.charAt(after.length() - 1 - behind)) {
            behind++;
        }
        return before.edited(start, old.length() - behind, after.length() - behind - start, after);
    }

    private static int commonStart(Text old, Text after, int most) {
        int low = 0;
        int step = 1 << 12;
        while (low + step <= most && old.substring(low, low + step).equals(after.substring(low, low + step))) {
            low += step;
        }
        while (low < most && old.charAt(low) == after.charAt(low)) {
            low++;
        }
        return low;
    }
}
