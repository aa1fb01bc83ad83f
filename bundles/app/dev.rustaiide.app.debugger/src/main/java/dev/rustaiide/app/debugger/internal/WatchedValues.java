package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Variable;

/** Expressions that are evaluated wherever the program stops. UI thread only. */
final class WatchedValues {
    private static final String PART = "watches";

    private final DebugRun run;
    private final FolderNotes notes;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<String> expressions = List.of();
    private boolean isRead;
    private List<Variable> values = List.of();
    private Optional<Frame> of = Optional.empty();

    @Inject
    WatchedValues(DebugRun run, FolderNotes notes, Ui ui) {
        this.run = run;
        this.notes = notes;
        this.ui = ui;
        notes.own(PART, new FolderNotes.Owner() {
            @Override
            public void clear() {
                isRead = false;
                show(List.of());
            }

            @Override
            public void read(Json part) {
                loaded(part);
            }
        });
        run.onChange(this::follow);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** One for each expression, in order; an expression that has no value says why. */
    List<Variable> values() {
        return values;
    }

    void add(String expression) {
        if (!expression.isBlank() && !expressions.contains(expression.strip())) {
            var more = new ArrayList<>(expressions);
            more.add(expression.strip());
            change(more);
        }
    }

    void remove(String expression) {
        change(expressions.stream().filter(one -> !one.equals(expression)).toList());
    }

    /** What people watch already comes behind what was kept. */
    private void loaded(Json part) {
        Stream<String> kept = part.items().stream().flatMap(one -> one.asString().stream());
        List<String> both = Stream.concat(kept, isRead ? Stream.empty() : expressions.stream()).distinct().toList();
        isRead = true;
        change(both);
    }

    private void change(List<String> now) {
        show(now);
        notes.put(PART, Json.strings(expressions));
    }

    private void show(List<String> now) {
        expressions = List.copyOf(now);
        of = Optional.empty();
        follow();
    }

    private void follow() {
        Optional<Frame> frame = run.stop().frame();
        if (frame.equals(of) && !values.isEmpty() && values.size() == expressions.size()) {
            return;
        }
        of = frame;
        values = expressions.stream().map(each -> said(each, frame.isEmpty() ? "not running" : "…")).toList();
        tell();
        Optional<DebugSession> stopped = run.stopped();
        if (frame.isEmpty() || stopped.isEmpty()) {
            return;
        }
        for (int i = 0; i < expressions.size(); i++) {
            int index = i;
            String expression = expressions.get(i);
            stopped.get().evaluate(expression, frame).whenDone(ui, outcome -> {
                if (of.equals(frame) && index < expressions.size() && expressions.get(index).equals(expression)) {
                    put(index, expression, outcome);
                }
            });
        }
    }

    private void put(int index, String expression, Outcome<Variable> outcome) {
        var now = new ArrayList<>(values);
        now.set(index, switch (outcome) {
            case Outcome.Success<Variable>(Variable value) -> value;
            case Outcome.Failed<Variable>(Throwable cause) ->
                said(expression, FailureNotices.failureOf(cause).why());
            case Outcome.Cancelled<Variable> cancelled -> said(expression, "");
        });
        values = List.copyOf(now);
        tell();
    }

    private static Variable said(String expression, String words) {
        return new Variable(expression, words, "", 0, 0, "", "");
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
