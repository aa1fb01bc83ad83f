package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.logging.Logs;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Verb;

/** Shows the log as people read it. */
@Component(property = Verb.NAME + "=logs")
public final class LogsVerb implements Verb {
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
    private static final int STANDARD = 200;
    private static final int MOST = 100_000;

    private final Logs logs;

    @Activate
    public LogsVerb(@Reference Logs logs) {
        this.logs = logs;
    }

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String summary() {
        return "shows the log of the IDE and of this command line";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(), List.of(
                new Option("level", "LEVEL", "Only entries that matter as much: trace, debug, info, warn or error"),
                new Option("correlation", "ID", "Only what was done for one reason, by the id in brackets"),
                new Option("last", "NUMBER", "So many of the last entries; " + STANDARD + " unless given"),
                new Option("follow", "", "Goes on with what comes, until it is stopped")),
                "The setting logging.level decides what is logged at all.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        Predicate<LogEntry> wanted = wanted(invocation);
        logs.flush();
        List<LogEntry> entries = logs.last(count(invocation), wanted);
        entries.forEach(entry -> show(entry, invocation));
        if (invocation.has("follow")) {
            logs.follow(entry -> {
                if (wanted.test(entry)) {
                    show(entry, invocation);
                }
            });
        }
        invocation.print(Json.object().put("file", logs.file().toString())
                .put("entries", Json.array(entries.stream().map(LogsVerb::json).toList())).build());
        return ExitCode.OK;
    }

    private static void show(LogEntry entry, Invocation invocation) {
        entry.text().lines().forEach(invocation::print);
    }

    private static Predicate<LogEntry> wanted(Invocation invocation) throws FailureException {
        String level = invocation.option("level").orElse("TRACE").toUpperCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            throw wrong("\"" + level + "\" is no level.", "Choose one of trace, debug, info, warn and error.");
        }
        if (invocation.has("follow") && invocation.json()) {
            throw wrong("JSON has an end, and --follow has none.", "Leave one of them out.");
        }
        int rank = LogEntry.rank(level);
        String correlation = invocation.option("correlation").orElse("");
        return entry -> entry.rank() >= rank && (correlation.isEmpty() || correlation.equals(entry.correlation()));
    }

    private static int count(Invocation invocation) throws FailureException {
        String word = invocation.option("last").orElse(Integer.toString(STANDARD));
        try {
            int count = Integer.parseInt(word);
            if (count > 0 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw wrong("\"" + word + "\" is no number from 1 to " + MOST + '.', "Give such a number.");
    }

    private static FailureException wrong(String why, String next) {
        return new FailureException(new Failure.Other("Cannot show the log.", why, next));
    }

    private static Json json(LogEntry entry) {
        var values = Json.object();
        entry.values().forEach(values::put);
        return Json.object().put("time", entry.time()).put("level", entry.level()).put("logger", entry.logger())
                .put("message", entry.message()).put("thread", entry.thread()).put("pid", entry.process())
                .put("seq", entry.sequence()).put("correlation", entry.correlation()).put("values", values.build())
                .put("stack", entry.stack()).build();
    }
}
