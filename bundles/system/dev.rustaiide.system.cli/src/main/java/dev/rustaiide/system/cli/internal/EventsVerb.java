package dev.rustaiide.system.cli.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.ipc.IpcEvents;
import dev.rustaiide.system.ipc.IpcEvents.End;

/** Shows what goes on in the IDE that runs. */
@Component(property = Verb.NAME + "=events")
public final class EventsVerb implements Verb {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int TYPE_WIDTH = 18;
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private final IpcEvents ide;
    private final ZoneId zone;

    @Activate
    public EventsVerb(@Reference IpcEvents ide) {
        this(ide, ZoneId.systemDefault());
    }

    EventsVerb(IpcEvents ide, ZoneId zone) {
        this.ide = ide;
        this.zone = zone;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String summary() {
        return "shows what goes on in the IDE that runs, a line for each event";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("tail", Count.ONE, "The one thing that can be done with events")),
                List.of(new Option("type", "PATTERN", "Only types that match, e.g. 'File*' or '{Check,Task}*'"),
                        new Option("for", "SECONDS", "Ends after this time")),
                """
                A line has the time, the type, what the event says, and the id that ties together what was done for
                one reason. Ctrl+C ends it. With --json a line is an object. An IDE never waits for this command:
                what a slow terminal misses is counted.""");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        if (!"tail".equals(invocation.parameters().get(0))) {
            invocation.message("rust-ai-ide events: the only word that it knows is \"tail\".");
            return ExitCode.USAGE;
        }
        Duration patience = patience(invocation.option("for").orElse(Long.toString(MOST_SECONDS)));
        if (patience == null) {
            invocation.message("rust-ai-ide events: --for needs a number of seconds above 0.");
            return ExitCode.USAGE;
        }
        String types = invocation.option("type").orElse("*");
        Call<End> watching = Call.start("events tail", scope -> ide.watch(types, event -> {
            show(event, invocation);
            return invocation.isRead();
        }));
        return end(watching, patience, invocation);
    }

    private static @Nullable Duration patience(String seconds) {
        try {
            double number = Double.parseDouble(seconds);
            return number > 0 ? Duration.ofMillis((long) (Math.min(number, MOST_SECONDS) * 1000)) : null;
        } catch (NumberFormatException wrong) {
            return null;
        }
    }

    private static ExitCode end(Call<End> watching, Duration patience, Invocation invocation)
            throws FailureException, InterruptedException {
        try {
            switch (watching.await(patience)) {
                case NO_IDE -> throw new FailureException(new Failure.Other("There are no events to show.",
                        "No IDE runs.", "Start one with rust-ai-ide, then try again."));
                case IDE_GONE -> invocation.message("The IDE has ended.");
                case ENOUGH -> { }
            }
        } catch (TimeoutException over) {
            return ExitCode.OK;
        } catch (ExecutionException failed) {
            throw Answers.failure(failed);
        } finally {
            watching.cancel();
        }
        return ExitCode.OK;
    }

    private void show(Json event, Invocation invocation) {
        invocation.printLine(event);
        long dropped = event.number("dropped", 0);
        invocation.print(dropped > 0 ? "             " + dropped + " dropped" : text(event));
    }

    private String text(Json event) {
        var line = new StringBuilder(time(event.string("time", ""))).append(' ').append(event.string("type", "?"));
        line.repeat(' ', Math.max(0, TYPE_WIDTH - event.string("type", "?").length()));
        for (Map.Entry<String, Json> field : event.get("event").members().entrySet()) {
            line.append("  ").append(field.getKey()).append('=').append(value(field.getValue()));
        }
        event.optionalString("correlation").ifPresent(id -> line.append("  [").append(id).append(']'));
        return line.toString().stripTrailing();
    }

    /** Bare where it is clear where it ends. */
    private static String value(Json value) {
        return value.asString().filter(text -> !text.isEmpty() && text.indexOf(' ') < 0 && text.indexOf('"') < 0)
                .orElseGet(value::print);
    }

    private String time(String instant) {
        try {
            return CLOCK.format(Instant.parse(instant).atZone(zone));
        } catch (DateTimeException unreadable) {
            return instant;
        }
    }
}
