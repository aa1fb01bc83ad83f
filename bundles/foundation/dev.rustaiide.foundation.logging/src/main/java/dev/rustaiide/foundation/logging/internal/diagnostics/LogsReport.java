package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;
import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.logging.Logs;

/** The end of the log, and the failures of late. */
final class LogsReport implements DiagnosticsSource {
    private static final int LINES = 2000;
    private static final int FAILURES = 100;
    private static final int WARNING = LogEntry.rank("WARN");

    private final Logs logs;

    LogsReport(Logs logs) {
        this.logs = logs;
    }

    @Override
    public List<DiagnosticsPart> collect(Scope scope) throws FailureException {
        logs.flush();
        return List.of(
                new DiagnosticsPart("log.txt", "The last " + LINES + " entries of the log",
                        text(LINES, entry -> true, LogEntry::text)),
                new DiagnosticsPart("failures.txt", "The last warnings and errors", text(FAILURES,
                        entry -> entry.rank() >= WARNING, LogEntry::text)));
    }

    private String text(int count, Predicate<LogEntry> wanted, Function<LogEntry, String> words)
            throws FailureException {
        return logs.last(count, wanted).stream().map(words).collect(Collectors.joining("\n", "", "\n"));
    }
}
