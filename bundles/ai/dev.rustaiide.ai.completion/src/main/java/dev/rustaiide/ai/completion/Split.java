package dev.rustaiide.ai.completion;

import dev.rustaiide.ai.completion.internal.Families;

/** What a project of a corpus is used for: by its family, so that relatives are never on both sides. */
public enum Split {
    /** Nothing is learned from it; it is measured with. */
    HELD_OUT,
    /** The ranker learns from it. */
    RANKER,
    /** N-grams are counted in it. */
    COUNTS;

    /** That of a project of this name, e.g. {@code futures-util-0.3.21}: always the same. */
    public static Split of(String project) {
        int part = Families.part(project);
        return part < Families.HELD_OUT ? HELD_OUT : part < Families.RANKING ? RANKER : COUNTS;
    }

    /** The family of a project of this name, e.g. {@code futures}. */
    public static String family(String project) {
        return Families.of(project);
    }
}
