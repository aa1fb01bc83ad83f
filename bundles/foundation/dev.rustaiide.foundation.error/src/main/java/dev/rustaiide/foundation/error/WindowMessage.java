package dev.rustaiide.foundation.error;

/** A failure as running text: in a bar of the window, a notification, or the message of an exception. */
public final class WindowMessage {
    private WindowMessage() {}

    /** What happened, why, and what to do next, in one paragraph. */
    public static String of(Failure failure) {
        return failure.what() + " " + details(failure);
    }

    /** The same without what happened, for a face that has that as its heading. */
    public static String details(Failure failure) {
        return failure.why() + " " + failure.nextStep();
    }
}
