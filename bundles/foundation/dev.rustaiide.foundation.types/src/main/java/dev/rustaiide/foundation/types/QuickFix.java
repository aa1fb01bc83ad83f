package dev.rustaiide.foundation.types;

import java.util.List;

/**
 * A change that mends a {@link Diagnostic}.
 *
 * @param title an imperative sentence without a full stop
 * @param safe whether it can be applied unseen (rustc: {@code MachineApplicable})
 */
public record QuickFix(String title, List<FileEdits> edits, boolean safe) {
    public QuickFix {
        edits = List.copyOf(edits);
    }
}
