package dev.rustaiide.system.debug.adapter.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Variable;
import dev.rustaiide.system.debug.adapter.VariableScope;

/** Says on the command line what a program is like at each of its stops. For one thread. */
final class StopReport {
    private static final int FRAMES = 30;
    private static final int VARIABLES = 200;

    private final DebugSession session;
    private final List<String> expressions;
    private final BreakpointReport breakpoints;
    private final Invocation invocation;
    private final List<Json> stops = new ArrayList<>();
    private final StringBuilder printed = new StringBuilder();
    private Json exitCode = Json.NULL;

    StopReport(DebugSession session, List<String> expressions, BreakpointReport breakpoints, Invocation invocation) {
        this.session = session;
        this.breakpoints = breakpoints;
        this.expressions = expressions.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
        this.invocation = invocation;
    }

    int stops() {
        return stops.size();
    }

    /** A session beneath the one that was started has begun. */
    void began(DebugSession beneath) {
        invocation.print("Debugging " + beneath.title() + ", too");
    }

    /** Says which breakpoints cannot stop it, unless that is said. */
    void breakpoints() throws InterruptedException {
        breakpoints.tell();
    }

    void stop(DebugSession where, DebugEvent.Stopped stopped) throws FailureException, InterruptedException {
        breakpoints.tell();
        List<Frame> stack = Answers.await(where.stack(stopped.thread(), 0, FRAMES));
        Frame shown = stack.stream().filter(frame -> frame.kind() == Frame.Kind.OWN).findFirst()
                .orElse(stack.isEmpty() ? null : stack.getFirst());
        invocation.print("Stopped (" + stopped.reason() + ")" + (shown == null ? "" : " in " + place(shown))
                + (where == session ? "" : " of " + where.title()));
        print(stack, shown);
        var variables = new ArrayList<Variable>();
        var values = new ArrayList<Json>();
        if (shown != null) {
            for (VariableScope scope : Answers.await(where.scopes(shown))) {
                if (scope.isMain()) {
                    variables.addAll(Answers.await(where.variables(scope.handle(), 0, 0)));
                }
            }
            variables.stream().limit(VARIABLES).forEach(each -> invocation.print("  " + line(each)));
            for (String expression : expressions) {
                values.add(evaluate(where, expression, shown));
            }
        }
        stops.add(Json.object().put("session", where.title()).put("reason", stopped.reason())
                .put("text", stopped.text())
                .put("stack", Json.array(stack.stream().map(StopReport::json).toList()))
                .put("variables", Json.array(variables.stream().limit(VARIABLES).map(StopReport::json).toList()))
                .put("values", Json.array(values)).build());
    }

    /** Frames of libraries between the user's own are only counted. */
    private void print(List<Frame> stack, @Nullable Frame shown) {
        int others = 0;
        for (int i = 0; i < stack.size(); i++) {
            Frame frame = stack.get(i);
            boolean seen = frame == shown || frame.kind() == Frame.Kind.OWN || i == 0;
            others += seen ? 0 : 1;
            if (others > 0 && (seen || i == stack.size() - 1)) {
                invocation.print("  · " + Counted.of(others, "frame") + " of libraries");
                others = 0;
            }
            if (seen) {
                invocation.print((frame == shown ? "  > " : "    ") + place(frame));
            }
        }
    }

    private Json evaluate(DebugSession where, String expression, Frame frame) throws InterruptedException {
        try {
            Variable value = Answers.await(where.evaluate(expression, Optional.of(frame)));
            invocation.print("  " + line(value));
            return json(value);
        } catch (FailureException refused) {
            invocation.print("  " + expression + ": " + refused.failure().why());
            return Json.object().put("name", expression).put("error", refused.failure().why()).build();
        }
    }

    private static String place(Frame frame) {
        return frame.name() + frame.file().map(file -> " at " + file.getFileName() + ':' + (frame.at().line() + 1))
                .orElse("");
    }

    private static String line(Variable variable) {
        return variable.name() + (variable.type().isEmpty() ? "" : ": " + variable.type()) + " = " + variable.value();
    }

    private static Json json(Frame frame) {
        return Json.object().put("name", frame.name())
                .put("file", frame.file().map(path -> Json.of(path.toString())).orElse(Json.NULL))
                .put("line", frame.at().line() + 1L).put("own", frame.kind() == Frame.Kind.OWN).build();
    }

    private static Json json(Variable variable) {
        return Json.object().put("name", variable.name()).put("value", variable.value()).put("type", variable.type())
                .build();
    }

    void output(DebugEvent.Output output) {
        switch (output.kind()) {
            case STDOUT, STDERR -> {
                printed.append(output.text());
                output.text().lines().forEach(line -> invocation.print("| " + line));
            }
            case IMPORTANT -> invocation.message(output.text().strip());
            case CONSOLE -> { } // what an adapter says to itself
        }
    }

    void exited(long code) {
        exitCode = Json.of(code);
        invocation.print("Ended with exit code " + code + '.');
    }

    ExitCode end(boolean ended) throws InterruptedException {
        breakpoints.tell();
        invocation.print(Json.object().put("adapter", session.adapter()).put("breakpoints", breakpoints.json())
                .put("stops", Json.array(stops))
                .put("output", printed.toString()).put("exitCode", exitCode)
                .put("ended", ended).build());
        return stops.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
