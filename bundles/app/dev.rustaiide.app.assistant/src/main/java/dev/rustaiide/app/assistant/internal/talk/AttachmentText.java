package dev.rustaiide.app.assistant.internal.talk;

import java.nio.file.Path;
import java.util.Objects;

import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.foundation.types.Range;

/** How attachments are called. */
public final class AttachmentText {
    private static final int LONGEST = 60;

    private AttachmentText() {}

    /** In a few words, e.g. {@code lib.rs:12-20}. */
    public static String title(Attachment attachment) {
        return switch (attachment) {
            case Attachment.Whole(Path file) -> name(file);
            case Attachment.Selection selection -> name(selection.source().file()) + ':' + lines(selection.range());
            case Attachment.Problem problem -> shortened(problem.diagnostic().message().lines().findFirst().orElse(""));
            case Attachment.Changes changes -> changes.title();
        };
    }

    public static Icon icon(Attachment attachment) {
        return switch (attachment) {
            case Attachment.Whole whole -> Icon.FILE;
            case Attachment.Selection selection -> Icon.LANGUAGE_CODE;
            case Attachment.Problem problem -> Icon.PROBLEMS;
            case Attachment.Changes changes -> Icon.COMPARE;
        };
    }

    /** Whether {@code one} shows what {@code other} shows. */
    public static boolean isSame(Attachment one, Attachment other) {
        return one.getClass() == other.getClass() && title(one).equals(title(other));
    }

    private static String name(Path file) {
        return Objects.toString(file.getFileName(), file.toString());
    }

    /** Counted from one; a selection that ends before the first character of a line does not have it. */
    private static String lines(Range range) {
        int first = range.start().line() + 1;
        int last = range.end().line() + (range.end().character() == 0 && !range.isEmpty() ? 0 : 1);
        return first >= last ? Integer.toString(first) : first + "-" + last;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).stripTrailing() + "…";
    }
}
