package dev.rustaiide.app.workbench.internal;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.WindowMessage;

/** A failure as parts of the Eclipse Platform want it: for its log and for jobs. */
public final class FailureStatus {
    private static final String PLUGIN = "dev.rustaiide.app.workbench";

    private FailureStatus() {}

    /** An error with the number of the failure's kind; several become one with a child for each cause. */
    public static IStatus of(Failure failure, @Nullable Throwable cause) {
        int code = failure.kind().rpcCode();
        if (failure instanceof Failure.Several several) {
            IStatus[] children = several.groups().stream().map(group -> of(group.first(), null))
                    .toArray(IStatus[]::new);
            return new MultiStatus(PLUGIN, code, children, WindowMessage.of(failure), cause);
        }
        return new Status(IStatus.ERROR, PLUGIN, code, WindowMessage.of(failure), cause);
    }
}
