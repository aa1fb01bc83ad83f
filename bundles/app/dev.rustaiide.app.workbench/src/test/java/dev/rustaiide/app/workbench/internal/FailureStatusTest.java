package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.IStatus;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.Failures;

class FailureStatusTest {
    private static final Failure MISSING = new Failure.Missing(Path.of("/w/main.rs"));

    @Test
    void a_failure_is_an_error_with_the_number_of_its_kind() {
        var cause = new IllegalStateException("on purpose");
        IStatus status = FailureStatus.of(MISSING, cause);
        assertEquals(IStatus.ERROR, status.getSeverity());
        assertEquals(-32001, status.getCode());
        assertEquals("dev.rustaiide.app.workbench", status.getPlugin());
        assertEquals("Cannot open main.rs. /w/main.rs does not exist. Check the name, or create the file.",
                status.getMessage());
        assertSame(cause, status.getException());
    }

    @Test
    void several_have_a_child_for_each_cause() {
        var failures = new Failures();
        failures.add(MISSING);
        failures.add(new Failure.DiskFull(Path.of("/d/x")));
        IStatus status = FailureStatus.of(failures.toFailure("Cannot save.").orElseThrow(), null);
        assertTrue(status.isMultiStatus());
        assertEquals(List.of(-32001, -32008),
                Arrays.stream(status.getChildren()).map(IStatus::getCode).toList());
    }
}
