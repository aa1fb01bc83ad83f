package dev.rustaiide.ai.training.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.CRC32;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.foundation.error.FailureException;

/**
 * What people chose, as lessons: at each place the candidates that the ranker saw, and the one that people meant.
 *
 * @param key tells these lessons from others
 */
record ChosenLessons(Lessons lessons, String key) {
    /** Fewer say nothing that the code itself does not say better. */
    private static final int LEAST = 30;
    private static final String OWNER = "choices";

    /**
     * Those that were made in files that {@code wanted} lets in, if people have them kept.
     *
     * @param root a folder; choices of all folders in it and around it are looked at
     * @param width how many features there are: what was kept by a product with others is of no use
     */
    static ChosenLessons of(Choices choices, Path root, Predicate<Path> wanted, int width)
            throws FailureException, InterruptedException {
        var made = new Lessons.Builder(width);
        var sum = new CRC32();
        if (choices.isOn()) {
            for (Choices.Kept kept : choices.kept()) {
                if (kept.folder().startsWith(root) || root.startsWith(kept.folder())) {
                    for (Choice choice : choices.of(kept.folder())) {
                        if (choice.right() >= 0 && choice.width() == width && isFinite(choice)
                                && wanted.test(kept.folder().resolve(choice.file()))) {
                            made.add(choice.rows(), choice.candidates(), choice.right(),
                                    choice.shown() == Shown.LIST, OWNER);
                            sum.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                                    .putLong(choice.when().toEpochMilli()).putInt(choice.right()).flip());
                        }
                    }
                }
            }
        }
        return new ChosenLessons(made.lessons(), Long.toHexString(sum.getValue()));
    }

    private static boolean isFinite(Choice choice) {
        for (float value : choice.rows()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return lessons.places();
    }

    boolean isEnough() {
        return count() >= LEAST;
    }

    /** These after {@code others}. */
    Lessons with(Lessons others) {
        var all = new Lessons.Builder(others.width());
        all.addAll(others);
        all.addAll(lessons);
        return all.lessons();
    }
}
