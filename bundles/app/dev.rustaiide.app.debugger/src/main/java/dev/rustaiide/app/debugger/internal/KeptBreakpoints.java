package dev.rustaiide.app.debugger.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;


import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.AtLine;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;
import dev.rustaiide.system.debug.adapter.ExceptionFilter;

/** The user's breakpoints, kept from one session to the next. UI thread only. */
public final class KeptBreakpoints {
    private static final String PART = "breakpoints";
    /** Where every panic of a Rust program goes through, which is there for debuggers. */
    static final Breakpoint.AtFunction PANICS = new Breakpoint.AtFunction("rust_panic", When.ALWAYS);

    private final FolderNotes notes;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<Kept> all = List.of();
    private boolean known;
    private Map<String, String> filters = Map.of();
    private Map<Breakpoint, Breakpoint.Status> statuses = Map.of();
    /** Whether the statuses are of a program that has ended. */
    private boolean isOver = true;

    /** One of them, on or off. */
    public record Kept(Breakpoint breakpoint, boolean isOn) {
        Optional<AtLine> line() {
            return breakpoint instanceof AtLine line ? Optional.of(line) : Optional.empty();
        }
    }

    @Inject
    KeptBreakpoints(FolderNotes notes) {
        this.notes = notes;
        notes.own(PART, new FolderNotes.Owner() {
            @Override
            public void clear() {
                known = false;
                all = List.of();
                statuses = Map.of();
                tell();
            }

            @Override
            public void read(Json part) {
                loaded(part);
            }
        });
    }

    /** The same whatever folder is open. */
    public KeptBreakpoints(StandardPaths paths, Ui ui) {
        this(new FolderNotes(paths, ui));
    }

    /** Those of a folder; what people set before they were read stays. */
    private void loaded(Json part) {
        var both = new ArrayList<>(read(part));
        if (part.isNull()) {
            both.add(new Kept(PANICS, true));
        }
        if (!known) {
            both.addAll(all);
        }
        known = true;
        all = both.stream().distinct().toList();
        write();
        tell();
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

    /** Whether the adapter has found no place for {@code breakpoint}, now or when it was asked last. */
    boolean isIdle(Breakpoint breakpoint) {
        Breakpoint.Status status = statuses.get(breakpoint);
        return status != null && !status.isVerified();
    }

    /** What people should know about the place of {@code breakpoint}; may be empty. */
    String words(Breakpoint breakpoint) {
        Breakpoint.Status status = statuses.get(breakpoint);
        return status == null ? "" : status.words();
    }

    /** What the adapter makes of them. It counts until it is asked again, or the code is changed after the end. */
    void setStatuses(List<Breakpoint.Status> told) {
        isOver = false;
        var known = new HashMap<Breakpoint, Breakpoint.Status>();
        told.forEach(status -> known.put(status.breakpoint(), status));
        statuses = known;
        settle();
    }

    /** The adapter thinks otherwise about one of them. */
    void setStatus(Breakpoint.Status told) {
        var known = new HashMap<>(statuses);
        known.put(told.breakpoint(), told);
        statuses = known;
        settle();
    }

    /** No program runs any more. */
    void over() {
        isOver = true;
        forgetMemory();
    }

    /** What stops at another line than it was set at is there from now on, also in the next session. */
    private void settle() {
        List<Kept> before = all;
        changeTo(all.stream().map(this::settled).distinct().toList());
        if (before.equals(all)) {
            tell();
        }
    }

    private Kept settled(Kept kept) {
        Breakpoint.Status status = statuses.get(kept.breakpoint());
        if (status == null || !status.isMoved() || !(kept.breakpoint() instanceof AtLine at)) {
            return kept;
        }
        var real = new Kept(new AtLine(at.file(), status.line(), at.when()), kept.isOn());
        // One that counts at other times stays what it is.
        return at(at.file(), status.line()).filter(there -> !there.equals(real)).isPresent() ? kept : real;
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

    /** Turns all on, or off if all are on. */
    void toggleAll() {
        boolean on = all.stream().anyMatch(kept -> !kept.isOn());
        changeTo(all.stream().map(kept -> new Kept(kept.breakpoint(), on)).toList());
    }

    /** The kinds of exceptions that an adapter knows; those it proposes are on from the start. */
    void offer(List<ExceptionFilter> known) {
        var labels = new HashMap<>(filters);
        known.forEach(filter -> labels.put(filter.id(), filter.label()));
        filters = labels;
        var more = new ArrayList<>(all);
        known.stream().filter(filter -> all.stream().noneMatch(kept -> kept.breakpoint()
                instanceof Breakpoint.OnException on && on.filter().equals(filter.id())))
                .forEach(filter -> more.add(new Kept(new Breakpoint.OnException(filter.id(), ""), filter.isUsual())));
        changeTo(more);
    }

    /** How an adapter calls a kind of exceptions. */
    String label(Breakpoint.OnException on) {
        String label = filters.getOrDefault(on.filter(), "");
        return label.isEmpty() ? on.filter() : label;
    }

    /** Memory is another in the next session. */
    void forgetMemory() {
        changeTo(all.stream().filter(kept -> !(kept.breakpoint() instanceof Breakpoint.OnMemory
                || kept.breakpoint() instanceof Breakpoint.AtInstruction)).toList());
    }

    /** Has {@code kept} count when {@code words} say, and be at their place if that can be named by words. */
    void rewrite(Kept kept, BreakpointWords words) {
        When when = words.when();
        change(kept, before -> new Kept(switch (before.breakpoint()) {
            case AtLine at -> new AtLine(at.file(), at.line(), when);
            case Breakpoint.AtFunction at -> new Breakpoint.AtFunction(words.place().isEmpty() ? at.function()
                    : words.place(), when);
            case Breakpoint.OnMemory on -> new Breakpoint.OnMemory(on.id(), on.access(), on.label(), when);
            case Breakpoint.OnException on -> new Breakpoint.OnException(on.filter(), when.condition());
            case Breakpoint.AtInstruction at -> new Breakpoint.AtInstruction(at.address(), when);
        }, true));
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
        var known = new HashMap<>(statuses);
        before.forEach(kept -> known.remove(kept.breakpoint()));
        for (int i = 0; i < lines.size(); i++) {
            AtLine line = before.get(i).line().orElseThrow();
            var now = new AtLine(source, lines.get(i), line.when());
            moved.put(before.get(i), new Kept(now, before.get(i).isOn()));
            Breakpoint.Status status = statuses.get(line);
            if (status != null && !isOver) {
                known.put(now, new Breakpoint.Status(now, status.isVerified(), now.line(), status.message()));
            }
        }
        statuses = known;
        List<Kept> after = all.stream().map(kept -> moved.getOrDefault(kept, kept)).distinct().toList();
        if (!after.equals(all)) {
            all = after;
            write();
        }
    }

    private void changeTo(List<Kept> now) {
        if (!now.equals(all)) {
            all = List.copyOf(now);
            write();
            tell();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void write() {
        if (known) {
            notes.put(PART, print(all));
        }
    }

    static List<Kept> read(Json json) {
        var kept = new ArrayList<Kept>();
        for (Json one : json.items()) {
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
    static Json print(List<Kept> all) {
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
        return Json.array(rows);
    }

    private static Json with(When when, Json.ObjectBuilder row) {
        return row.put("condition", when.condition()).put("hits", when.hits()).put("log", when.log()).build();
    }
}
