package dev.rustaiide.app.debugger.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.AtLine;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;

/** The user's breakpoints, kept from one session to the next. UI thread only. */
public final class KeptBreakpoints {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Path file;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Debounce writing;
    private List<Kept> all = List.of();
    private Map<Breakpoint, Breakpoint.Status> statuses = Map.of();

    /** One of them, on or off. */
    public record Kept(Breakpoint breakpoint, boolean isOn) {
        Optional<AtLine> line() {
            return breakpoint instanceof AtLine line ? Optional.of(line) : Optional.empty();
        }
    }

    @Inject
    public KeptBreakpoints(StandardPaths paths, Ui ui) {
        this.file = paths.state().resolve("breakpoints.json");
        this.ui = ui;
        this.writing = new Debounce(QUIET, ui, this::write);
        Call.start("read breakpoints", scope -> read()).onSuccess(ui, kept -> {
            var both = new ArrayList<>(kept);
            both.addAll(all);
            all = List.copyOf(both);
            tell();
        });
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    List<Kept> all() {
        return all;
    }

    /** What a program shall stop at now. */
    List<Breakpoint> active() {
        return all.stream().filter(Kept::isOn).map(Kept::breakpoint).toList();
    }

    List<Kept> in(Path source) {
        return all.stream().filter(kept -> kept.line().filter(line -> line.file().equals(source)).isPresent()).toList();
    }

    Optional<Kept> at(Path source, int line) {
        return in(source).stream().filter(kept -> kept.line().orElseThrow().line() == line).findFirst();
    }

    /** Whether the adapter has found no place for {@code breakpoint}; false while nothing runs. */
    boolean isIdle(Breakpoint breakpoint) {
        Breakpoint.Status status = statuses.get(breakpoint);
        return status != null && !status.isVerified();
    }

    /** What the adapter says about {@code breakpoint}; may be empty. */
    String message(Breakpoint breakpoint) {
        Breakpoint.Status status = statuses.get(breakpoint);
        return status == null ? "" : status.message();
    }

    /** What the adapter made of them; nothing while none runs. */
    void setStatuses(List<Breakpoint.Status> told) {
        var known = new HashMap<Breakpoint, Breakpoint.Status>();
        told.forEach(status -> known.put(status.breakpoint(), status));
        statuses = known;
        listeners.forEach(Runnable::run);
    }

    /** The adapter thinks otherwise about one of them. */
    void setStatus(Breakpoint.Status told) {
        var known = new HashMap<>(statuses);
        known.put(told.breakpoint(), told);
        statuses = known;
        tell();
    }

    /** There is none at {@code line} afterwards if there was one, and one if there was none. */
    void toggle(Path source, int line) {
        Optional<Kept> there = at(source, line);
        if (there.isPresent()) {
            remove(there.get());
        } else {
            add(new AtLine(source, line, When.ALWAYS));
        }
    }

    public void add(Breakpoint breakpoint) {
        var more = new ArrayList<>(all);
        more.removeIf(kept -> kept.breakpoint().equals(breakpoint));
        more.add(new Kept(breakpoint, true));
        changeTo(more);
    }

    void remove(Kept kept) {
        changeTo(all.stream().filter(one -> one != kept && !one.equals(kept)).toList());
    }

    public void removeAll() {
        changeTo(List.of());
    }

    void setOn(Kept kept, boolean on) {
        change(kept, before -> new Kept(before.breakpoint(), on));
    }

    /** Changes when the breakpoint at {@code line} counts; it is set if there is none. */
    void setWhen(Path source, int line, UnaryOperator<When> change) {
        Optional<Kept> there = at(source, line);
        if (there.isEmpty()) {
            add(new AtLine(source, line, change.apply(When.ALWAYS)));
        } else {
            change(there.get(), before -> new Kept(new AtLine(source, line,
                    change.apply(before.line().orElseThrow().when())), true));
        }
    }

    private void change(Kept kept, Function<Kept, Kept> change) {
        changeTo(all.stream().map(one -> one.equals(kept) ? change.apply(one) : one).toList());
    }

    /** Text was edited: those of {@code source} lie at other lines now, one for each, in the order of {@link #in}. */
    void moved(Path source, List<Integer> lines) {
        List<Kept> before = in(source);
        if (before.size() != lines.size()) {
            return;
        }
        var moved = new HashMap<Kept, Kept>();
        for (int i = 0; i < lines.size(); i++) {
            AtLine line = before.get(i).line().orElseThrow();
            moved.put(before.get(i), new Kept(new AtLine(source, lines.get(i), line.when()), before.get(i).isOn()));
        }
        List<Kept> after = all.stream().map(kept -> moved.getOrDefault(kept, kept)).distinct().toList();
        if (!after.equals(all)) {
            all = after;
            writing.trigger();
        }
    }

    private void changeTo(List<Kept> now) {
        if (!now.equals(all)) {
            all = List.copyOf(now);
            writing.trigger();
            tell();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void write() {
        byte[] content = print(all).getBytes(StandardCharsets.UTF_8);
        Call.start("keep breakpoints", scope -> {
            Files.createDirectories(file.resolveSibling(""));
            synchronized (file) {
                WholeFile.writePrivate(file, content);
            }
            return true;
        }).onFailure(ui, cause -> LoggerFactory.getLogger(KeptBreakpoints.class)
                .warn("Breakpoints are not kept: {} cannot be written", file, cause));
    }

    private List<Kept> read() {
        try {
            return read(Json.parse(Files.readString(file)));
        } catch (JsonException | IOException none) {
            // The first session, or a file that somebody else has written: there are none then.
            return List.of();
        }
    }

    static List<Kept> read(Json json) {
        var kept = new ArrayList<Kept>();
        for (Json one : json.get("breakpoints").items()) {
            var when = new When(one.string("condition", ""), one.string("hits", ""), one.string("log", ""));
            boolean on = one.flag("on", true);
            String function = one.string("function", "");
            String filter = one.string("exception", "");
            String path = one.string("file", "");
            try {
                if (!function.isEmpty()) {
                    kept.add(new Kept(new Breakpoint.AtFunction(function, when), on));
                } else if (!filter.isEmpty()) {
                    kept.add(new Kept(new Breakpoint.OnException(filter, when.condition()), on));
                } else if (!path.isEmpty()) {
                    kept.add(new Kept(new AtLine(Path.of(path), (int) one.number("line", 0), when), on));
                }
            } catch (InvalidPathException odd) {
                // A place that this system has no name for.
            }
        }
        return kept;
    }

    /** Those that mean something to another session: memory and addresses do not. */
    static String print(List<Kept> all) {
        var rows = new ArrayList<Json>();
        for (Kept kept : all) {
            Json.ObjectBuilder row = Json.object().put("on", kept.isOn());
            switch (kept.breakpoint()) {
                case AtLine at -> rows.add(with(at.when(), row.put("file", at.file().toString())
                        .put("line", at.line())));
                case Breakpoint.AtFunction at -> rows.add(with(at.when(), row.put("function", at.function())));
                case Breakpoint.OnException on -> rows.add(row.put("exception", on.filter())
                        .put("condition", on.condition()).build());
                case Breakpoint.OnMemory memory -> { }
                case Breakpoint.AtInstruction instruction -> { }
            }
        }
        return Json.object().put("breakpoints", Json.array(rows)).build().printPretty();
    }

    private static Json with(When when, Json.ObjectBuilder row) {
        return row.put("condition", when.condition()).put("hits", when.hits()).put("log", when.log()).build();
    }
}
