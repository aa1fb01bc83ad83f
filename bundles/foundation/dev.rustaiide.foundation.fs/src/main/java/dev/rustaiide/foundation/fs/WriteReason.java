package dev.rustaiide.foundation.fs;

/**
 * Why content of a file goes. Who writes for another reason than that people save says so {@link #during} the writing.
 *
 * @param note what it is about, e.g. the title of a refactoring; may be empty
 */
public record WriteReason(Kind kind, String note) {
    /** What is written if nobody says more: what people have typed. */
    public static final WriteReason SAVE = new WriteReason(Kind.SAVED, "");

    private static final ScopedValue<WriteReason> CURRENT = ScopedValue.newInstance();

    /** The kinds of reasons. */
    public enum Kind {
        /** People saved. */ SAVED,
        /** A refactoring or another change of several files. */ REFACTORED,
        /** An edit that a model proposed. */ AI_EDIT,
        /** Unsaved changes were given up for what is on disk. */ REVERTED,
        /** It was deleted. */ DELETED,
        /** Another program changed it. */ CHANGED_OUTSIDE,
        /** An older content took its place. */ RESTORED,
        /** Nothing goes; somebody wanted it to be kept as it is. */ LABELLED
    }

    /** The reason of what this thread writes. */
    public static WriteReason current() {
        return CURRENT.orElse(SAVE);
    }

    /** Does {@code work}, and all it writes on this thread is for {@code reason}. */
    public static <T, X extends Throwable> T during(WriteReason reason, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, reason).call(work);
    }
}
